# embed_text(<target> <file> <name> [HEADER <header>]): compiles a text file into the target as the
# constant `glueprint::<name>`, a std::string_view. The header, by default that of the file's name
# beside it, declares the constant. Building writes the source anew whenever the file has changed.
function(embed_text target file name)
  cmake_parse_arguments(PARSE_ARGV 3 embedded "" HEADER "")
  set(generated ${PROJECT_BINARY_DIR}/embedded/${file}.cpp)
  string(REGEX REPLACE "\\.[a-z]+$" ".hpp" header ${file})
  if(embedded_HEADER)
    set(header ${embedded_HEADER})
  endif()
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
