# The exact numbers need 128-bit integers of the compiler, which is better said when configuring than by a header.
function(tieuchi_find_int128 found)
  include(CheckCXXSourceCompiles)
  set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
  set(CMAKE_REQUIRED_QUIET ON)
  set(source "#ifndef __SIZEOF_INT128__\n#error none\n#endif\nint main() { return 0; }")
  check_cxx_source_compiles("${source}" TIEUCHI_HAS_INT128)
  set(${found} ${TIEUCHI_HAS_INT128} PARENT_SCOPE)
endfunction()

string(
  CONCAT tieuchi_needs_int128
         "tieuchi needs a compiler with 128-bit integers (__int128): GCC or Clang for a 64-bit processor; "
         "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} (${CMAKE_CXX_COMPILER}) as it is called here has none"
)
