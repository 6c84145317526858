# How every target is compiled and linked, by the options of the top-level file.

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(GLUEPRINT_WERROR)
  add_compile_options(-Werror)
endif()

if(GLUEPRINT_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 17)
    # clang 14 cannot lay out what this check adds to coroutines; clang 17 can.
    add_compile_options(-fno-sanitize=function)
  endif()
endif()

if(GLUEPRINT_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()

if(GLUEPRINT_STATIC)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
  set(OPENSSL_USE_STATIC_LIBS ON)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  add_compile_options(-fstack-protector-strong -D_FORTIFY_SOURCE=2)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    add_compile_options(-fcf-protection)
  endif()
  add_link_options(-static-pie -s -Wl,-z,relro,-z,now,-z,noexecstack,-z,pack-relative-relocs)
endif()
