# What `cmake --install` installs: the program, with what its users read and seed (the component
# runtime), and the library for tests in C++ (the component development).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS glueprint RUNTIME COMPONENT runtime)
install(PROGRAMS tools/layout_runner.py DESTINATION ${CMAKE_INSTALL_DATADIR}/glueprint
  COMPONENT runtime)
install(DIRECTORY fixtures/ DESTINATION ${CMAKE_INSTALL_DATADIR}/glueprint COMPONENT runtime)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT runtime)

# What the program prints of itself: its manual page, and what completes it in shells.
if(NOT CMAKE_CROSSCOMPILING)
  set(printed ${PROJECT_BINARY_DIR}/printed)
  set(print "COMMAND_ERROR_IS_FATAL ANY OUTPUT_FILE \"${printed}")
  install(CODE "
    file(MAKE_DIRECTORY \"${printed}\")
    execute_process(COMMAND \"$<TARGET_FILE:glueprint>\" man ${print}/glueprint.1\")
    execute_process(COMMAND \"$<TARGET_FILE:glueprint>\" completion bash ${print}/glueprint\")
    execute_process(COMMAND \"$<TARGET_FILE:glueprint>\" completion zsh ${print}/_glueprint\")
    execute_process(COMMAND \"$<TARGET_FILE:glueprint>\" completion fish ${print}/glueprint.fish\")"
    COMPONENT runtime)
  install(FILES ${printed}/glueprint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT runtime)
  install(FILES ${printed}/glueprint COMPONENT runtime
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${printed}/_glueprint COMPONENT runtime
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${printed}/glueprint.fish COMPONENT runtime
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/glueprint)
set_target_properties(glueprint_core PROPERTIES OUTPUT_NAME glueprint EXPORT_NAME glueprint)
add_library(glueprint::glueprint ALIAS glueprint_core)

# A library that is instrumented needs the run-time libraries for that in whatever links it.
if(GLUEPRINT_SANITIZE)
  target_link_options(glueprint_core INTERFACE
    $<INSTALL_INTERFACE:-fsanitize=address$<COMMA>undefined>)
endif()
if(GLUEPRINT_COVERAGE)
  target_link_options(glueprint_core INTERFACE $<INSTALL_INTERFACE:--coverage>)
endif()

install(TARGETS glueprint_core EXPORT glueprint
  ARCHIVE COMPONENT development
  FILE_SET HEADERS COMPONENT development)
install(EXPORT glueprint NAMESPACE glueprint:: FILE glueprintTargets.cmake
  DESTINATION ${package_folder} COMPONENT development)

set(find_fmt "find_dependency(fmt)")
if(GLUEPRINT_STATIC)
  set(find_fmt "")
endif()
configure_package_config_file(cmake/glueprintConfig.cmake.in glueprintConfig.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(glueprintConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/glueprintConfig.cmake
              ${PROJECT_BINARY_DIR}/glueprintConfigVersion.cmake
  DESTINATION ${package_folder} COMPONENT development)
