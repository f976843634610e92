# The install tree as a stranger uses it: installed, moved elsewhere, found, built against and run.
set(consume_prefix ${PROJECT_BINARY_DIR}/consume/prefix)
set(with_c OFF)
if(TARGET tieuchi_c)
  set(with_c ON)
endif()

add_test(NAME consume.install COMMAND ${CMAKE_COMMAND} -D build=${PROJECT_BINARY_DIR} -D source=${PROJECT_SOURCE_DIR} -D
                                      prefix=${consume_prefix} -P ${CMAKE_CURRENT_LIST_DIR}/install.cmake
)
set_tests_properties(consume.install PROPERTIES LABELS outside FIXTURES_SETUP install_tree)

function(add_consumer name source)
  add_test(
    NAME consume.${name}
    COMMAND
      ${CMAKE_CTEST_COMMAND} --build-and-test ${source} ${PROJECT_BINARY_DIR}/consume/${name}
      --build-generator ${CMAKE_GENERATOR} --build-noclean --build-options -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
      -DCMAKE_C_COMPILER=${CMAKE_C_COMPILER} ${ARGN}
      --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure --no-tests=error
  )
  set_tests_properties(consume.${name} PROPERTIES LABELS outside)
endfunction()

add_consumer(
  find_package ${CMAKE_CURRENT_LIST_DIR} -DCMAKE_PREFIX_PATH=${consume_prefix} -DEXPECTED_VERSION=${PROJECT_VERSION}
  -DWITH_C=${with_c}
)
add_consumer(
  one_file ${CMAKE_CURRENT_LIST_DIR} -DCMAKE_PREFIX_PATH=${consume_prefix} -DEXPECTED_VERSION=${PROJECT_VERSION}
  -DWITH_ONE_FILE=ON
)
set_tests_properties(consume.one_file PROPERTIES LABELS "outside;thorough")
set_tests_properties(consume.find_package consume.one_file PROPERTIES FIXTURES_REQUIRED install_tree)

# A compiler without 128-bit integers is told so, whichever way the library comes.
function(add_refused_configuration name source)
  add_test(
    NAME consume.${name}
    COMMAND ${CMAKE_COMMAND} --fresh -S ${source} -B ${PROJECT_BINARY_DIR}/consume/${name} -G ${CMAKE_GENERATOR}
            -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_C_COMPILER=${CMAKE_C_COMPILER}
            -DCMAKE_CXX_FLAGS=-U__SIZEOF_INT128__ ${ARGN}
  )
  set_tests_properties(
    consume.${name} PROPERTIES LABELS outside PASS_REGULAR_EXPRESSION "needs a compiler[ \n]+with 128-bit integers"
  )
endfunction()
add_refused_configuration(
  find_package_without_int128 ${CMAKE_CURRENT_LIST_DIR} -DCMAKE_PREFIX_PATH=${consume_prefix}
  -DEXPECTED_VERSION=${PROJECT_VERSION}
)
set_tests_properties(consume.find_package_without_int128 PROPERTIES FIXTURES_REQUIRED install_tree)
add_refused_configuration(
  subdirectory_without_int128 ${CMAKE_CURRENT_LIST_DIR}/subdirectory -DTIEUCHI_SOURCE=${PROJECT_SOURCE_DIR}
)

add_consumer(subdirectory ${CMAKE_CURRENT_LIST_DIR}/subdirectory -DTIEUCHI_SOURCE=${PROJECT_SOURCE_DIR})
