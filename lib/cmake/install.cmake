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
        DESTINATION ${config_dir} COMPONENT dev
)
