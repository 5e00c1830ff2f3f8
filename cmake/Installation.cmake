# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the programs, and the record by which it is uninstalled again.
# Included before anything is installed: loadline_install() says the rest, after all of it.
include(GNUInstallDirs)

# Desktop entry, metadata, icon and windows go by this one name; AppStream wants a domain in it.
set(LOADLINE_ID org.loadline.loadline)

# Not in share/loadline: below ~/.local that is the folder of the user's library.
set(LOADLINE_RECORD ${CMAKE_INSTALL_DATADIR}/doc/loadline/installed-files)
set(loadline_applications ${CMAKE_INSTALL_DATADIR}/applications)
set(loadline_icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)

install(CODE "
    set(LOADLINE_FOLDERS
        \"${CMAKE_INSTALL_BINDIR}\"
        \"${CMAKE_INSTALL_DATADIR}/doc/loadline\"
        \"${CMAKE_INSTALL_DATADIR}/metainfo\"
        \"${CMAKE_INSTALL_MANDIR}/man1\"
        \"${CMAKE_INSTALL_DATADIR}/bash-completion/completions\"
        \"${CMAKE_INSTALL_DATADIR}/zsh/site-functions\"
        \"${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d\"
        \"${loadline_applications}\"
        \"${loadline_icons}/scalable/apps\")
    set(LOADLINE_BINDIR \"${CMAKE_INSTALL_BINDIR}\")
    set(LOADLINE_APPLICATIONS \"${loadline_applications}\")
    set(LOADLINE_ICONS \"${loadline_icons}\")
    set(LOADLINE_ENTRY \"${loadline_applications}/${LOADLINE_ID}.desktop\")
    # Not in share/loadline: below ~/.local that is the folder of the user's library.
set(LOADLINE_RECORD \"${LOADLINE_RECORD}\")")
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/installation/before.cmake)

function(loadline_install)
    set(made ${CMAKE_BINARY_DIR}/desktop)
    set(from ${CMAKE_SOURCE_DIR}/resources)
    configure_file(${from}/desktop/application.desktop.in ${made}/${LOADLINE_ID}.desktop @ONLY)
    configure_file(${from}/desktop/application.metainfo.xml.in
        ${made}/${LOADLINE_ID}.metainfo.xml @ONLY)

    install(TARGETS loadline loadline-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES ${made}/${LOADLINE_ID}.desktop DESTINATION ${loadline_applications})
    install(FILES ${made}/${LOADLINE_ID}.metainfo.xml
            DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${from}/icons/loadline.svg DESTINATION ${loadline_icons}/scalable/apps
            RENAME ${LOADLINE_ID}.svg)
    foreach(program IN ITEMS loadline loadline-cli)
        install(FILES ${from}/completions/${program}.bash RENAME ${program}
                DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
        install(FILES ${from}/completions/_${program}
                DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
        install(FILES ${from}/completions/${program}.fish
                DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
    endforeach()
    install(SCRIPT ${CMAKE_SOURCE_DIR}/cmake/installation/after.cmake)

    add_custom_target(uninstall
        COMMAND ${CMAKE_COMMAND} -D PREFIX=${CMAKE_INSTALL_PREFIX} -D RECORD=${LOADLINE_RECORD}
            -P ${CMAKE_SOURCE_DIR}/cmake/installation/uninstall.cmake
        VERBATIM)
endfunction()
