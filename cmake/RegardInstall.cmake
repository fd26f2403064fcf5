# A tree that can be moved: bin/regard finds the libraries in lib/ beside it, LibTorch among them.
include(CMakePackageConfigHelpers)

install(DIRECTORY include/regard TYPE INCLUDE)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/regard")
set(installed_targets regard_text)

if(REGARD_TORCH)
  list(APPEND installed_targets regard)
  set_target_properties(regard_program PROPERTIES INSTALL_RPATH "\$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
  get_filename_component(torch_folder "${TORCH_INSTALL_PREFIX}/lib" REALPATH)
  string(REGEX REPLACE "([][+.*()^])" "\\\\\\1" torch_pattern "${torch_folder}")
  install(TARGETS regard_program
    RUNTIME_DEPENDENCIES
      DIRECTORIES "${torch_folder}"
      POST_INCLUDE_REGEXES "^${torch_pattern}/"
      POST_EXCLUDE_REGEXES "^/lib" "^/usr"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  install(DIRECTORY data/models DESTINATION "${CMAKE_INSTALL_DATADIR}/regard" OPTIONAL)
  install(DIRECTORY configs DESTINATION "${CMAKE_INSTALL_DATADIR}/regard")
endif()

install(TARGETS ${installed_targets} EXPORT regardTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT regardTargets NAMESPACE regard:: DESTINATION "${package_folder}")
configure_package_config_file(cmake/regardConfig.cmake.in
  "${CMAKE_BINARY_DIR}/regardConfig.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/regardConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/regardConfig.cmake" "${CMAKE_BINARY_DIR}/regardConfigVersion.cmake"
  cmake/regardOpenMP.cmake DESTINATION "${package_folder}")
