#include "server/documents/documents.hpp"

#include <algorithm>
#include <exception>
#include <iterator>

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/whole_file.hpp"
#include "server/documents/folder.hpp"
#include "server/documents/json_document.hpp"
#include "server/documents/json_texts.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

// Reads the files of one load, one after the other.
class DocumentReader {
 public:
  DocumentReader(const DocumentVisit& visit, EmptyDirectories empty)
      : visit_{visit}, empty_{empty} {}

  void read_path(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      read_directory(path);
    } else {
      read_file(path);
    }
  }

  void read_text(const std::string& name, std::string_view text) {
    std::size_t lines_before = 0;
    for (const auto part : split_json_texts(text)) {
      read_part(name, part, lines_before);
      lines_before += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    }
  }

  std::vector<Mistake> finish() { return std::move(mistakes_); }

 private:
  void read_part(const std::string& name, std::string_view text, std::size_t lines_before) {
    MistakeList mistakes{name};
    auto document = read_json_document(text, fixture_depth_max, mistakes);
    if (mistakes.mistakes().empty()) visit_(std::move(document), text, mistakes);
    if (!mistakes.mistakes().empty()) mistakes.find_lines(text);
    for (auto& mistake : mistakes.mistakes()) mistake.line += lines_before;
    std::move(mistakes.mistakes().begin(), mistakes.mistakes().end(),
              std::back_inserter(mistakes_));
  }

  void read_directory(const fs::path& directory) try {
    const auto files = read_folder(directory).documents;
    if (files.empty() && empty_ == EmptyDirectories::refused) {
      refuse(directory, "holds no *.json file");
    }
    for (const auto& file : files) read_file(file);
  } catch (const fs::filesystem_error& error) {
    refuse(directory, "cannot be read: " + error.code().message());
  }

  void read_file(const fs::path& file) {
    std::string text;
    try {
      text = read_whole_file(file, fixture_bytes_max);
    } catch (const std::exception& error) {
      return refuse(file, std::string{"cannot be read: "} + error.what());
    }
    read_text(file.string(), text);
  }

  void refuse(const fs::path& path, std::string message) {
    mistakes_.push_back({path.string(), 0, {}, std::move(message)});
  }

  const DocumentVisit& visit_;
  EmptyDirectories empty_;
  std::vector<Mistake> mistakes_;
};

}  // namespace

std::vector<Mistake> visit_documents(const std::vector<fs::path>& paths, const DocumentVisit& visit,
                                     EmptyDirectories empty) {
  DocumentReader reader{visit, empty};
  for (const auto& path : paths) reader.read_path(path);
  return reader.finish();
}

std::vector<Mistake> visit_document(const std::string& name, std::string_view text,
                                    const DocumentVisit& visit) {
  DocumentReader reader{visit, EmptyDirectories::refused};
  reader.read_text(name, text);
  return reader.finish();
}

}  // namespace glueprint
