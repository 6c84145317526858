# Writes the C++ source of embed_text.cmake: the text of `file` as a raw string.
file(READ ${file} text)
file(WRITE ${generated} "#include \"${header}\"

namespace glueprint {

constexpr char text[] = R\"embedded(${text})embedded\";

constinit const std::string_view ${name}{text, sizeof text - 1};

}  // namespace glueprint
")
