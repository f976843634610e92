# One export set a component, so that users of the compiled or the C library need no third-party header.
include(CMakePackageConfigHelpers)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tieuchi)

install(TARGETS tieuchi_headers EXPORT tieuchi-headers FILE_SET HEADERS COMPONENT dev)
install(
  TARGETS tieuchi_compiled EXPORT tieuchi-compiled
  ARCHIVE COMPONENT dev
  FILE_SET HEADERS COMPONENT dev
)
set(components headers compiled)

if(TARGET tieuchi_c)
  install(
    TARGETS tieuchi_c EXPORT tieuchi-c
    LIBRARY COMPONENT runtime NAMELINK_COMPONENT dev
    RUNTIME COMPONENT runtime
  )
  list(APPEND components c)
endif()

foreach(component IN LISTS components)
  install(EXPORT tieuchi-${component} NAMESPACE tieuchi:: DESTINATION ${config_dir} COMPONENT dev)
endforeach()

if(EXISTS ${packs_in_tree})
  install(DIRECTORY ${packs_in_tree}/ DESTINATION ${packs_installed} COMPONENT runtime)
endif()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT dev)

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/tieuchi-config.cmake.in ${PROJECT_BINARY_DIR}/tieuchi-config.cmake
  INSTALL_DESTINATION ${config_dir}
  PATH_VARS packs_installed
)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tieuchi-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tieuchi-config.cmake ${PROJECT_BINARY_DIR}/tieuchi-config-version.cmake
              ${CMAKE_CURRENT_LIST_DIR}/tieuchi-int128.cmake DESTINATION ${config_dir} COMPONENT dev
)

# For pkg-config: tieuchi (headers), tieuchi-compiled, tieuchi-c. Folders are found from the file, wherever it was moved.
set(pc_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH up ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" up ${up})

function(install_pc name description requires cflags libs)
  cmake_path(APPEND pc_includedir "\${prefix}" ${CMAKE_INSTALL_INCLUDEDIR})
  cmake_path(APPEND pc_libdir "\${prefix}" ${CMAKE_INSTALL_LIBDIR})
  cmake_path(APPEND pc_packs "\${prefix}" ${packs_installed})
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/tieuchi.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${pc_dir} COMPONENT dev)
endfunction()

set(pc_cflags "-I\${includedir} -DTIEUCHI_PACKS_DIR=\\\"\${packs}\\\"")
install_pc(
  tieuchi "${PROJECT_DESCRIPTION}; one file of a program brings the bodies (TIEUCHI_IMPLEMENTATION)" nlohmann_json
  "${pc_cflags}" ""
)
install_pc(
  tieuchi-compiled "${PROJECT_DESCRIPTION}; the compiled bodies" "" "${pc_cflags}" "-L\${libdir} -ltieuchi ${ask_for_marks}"
)
if(TARGET tieuchi_c)
  install_pc(tieuchi-c "${PROJECT_DESCRIPTION}; the C interface" "" "-I\${includedir}" "-L\${libdir} -ltieuchi_c")
endif()
