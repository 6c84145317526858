# compile_by_room(<target>): compiles the sources of each folder as one, with the option
# GLUEPRINT_UNITY. The headers that most sources share cost far more than the sources themselves.
function(compile_by_room target)
  if(NOT GLUEPRINT_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder ${source} DIRECTORY)
    string(MAKE_C_IDENTIFIER "${folder}" room)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${room})
  endforeach()
endfunction()
