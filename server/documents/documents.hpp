#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// Takes over a document and its text, and notes the mistakes in it.
using DocumentVisit =
    std::function<void(nlohmann::json document, std::string_view text, MistakeList& mistakes)>;

// Whether a directory without a *.json file is a mistake.
enum class EmptyDirectories { refused, taken };

// Reads JSON files, and those that directories hold (see Folder) in the order of their names.
// Visits each document, one at a time. Returns the mistakes, with their lines: those of the files,
// and those that the visits noted.
std::vector<Mistake> visit_documents(const std::vector<std::filesystem::path>& paths,
                                     const DocumentVisit& visit,
                                     EmptyDirectories empty = EmptyDirectories::refused);

// The same for one text. `name` is used as the file's name.
std::vector<Mistake> visit_document(const std::string& name, std::string_view text,
                                    const DocumentVisit& visit);

}  // namespace glueprint
