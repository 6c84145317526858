# The Debian packages that `cpack -G DEB` makes: glueprint, and libglueprint-dev for tests in C++.
set(CPACK_PACKAGE_NAME glueprint)
set(CPACK_PACKAGE_CONTACT "The Glueprint authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME glueprint)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libglueprint-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libfmt-dev, libsqlite3-dev, libssl-dev, zlib1g-dev")
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "The server, with examples of what it is seeded with.")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "The server as a library, for tests in C++.")

include(CPack)
