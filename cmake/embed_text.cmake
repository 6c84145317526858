# embed_text(<target> <file> <name>): compiles a text file into the target as the constant
# `glueprint::<name>`, a std::string_view. A header of the file's name beside it declares the
# constant. Building writes the source anew whenever the file has changed.
function(embed_text target file name)
  set(generated ${PROJECT_BINARY_DIR}/embedded/${file}.cpp)
  string(REGEX REPLACE "\\.[a-z]+$" ".hpp" header ${file})
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -D file=${PROJECT_SOURCE_DIR}/${file} -D name=${name}
            -D header=${header} -D generated=${generated}
            -P ${PROJECT_SOURCE_DIR}/cmake/write_embedded_text.cmake
    DEPENDS ${PROJECT_SOURCE_DIR}/${file} ${PROJECT_SOURCE_DIR}/cmake/write_embedded_text.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
  set_source_files_properties(${generated} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
