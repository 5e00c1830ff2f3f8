# SPDX-License-Identifier: GPL-3.0-or-later
# Desktops keep lists of what is installed; these are put right at once where their programs are
# there. In a folder that is packed up (DESTDIR) it is for the package to do.

# loadline_update_caches(APPLICATIONS-FOLDER ICONS-FOLDER)
function(loadline_update_caches applications icons)
    find_program(UPDATE_DESKTOP_DATABASE update-desktop-database)
    if(UPDATE_DESKTOP_DATABASE AND IS_DIRECTORY "${applications}")
        execute_process(COMMAND ${UPDATE_DESKTOP_DATABASE} -q "${applications}" ERROR_QUIET)
    endif()
    # Without a list the icons themselves are looked at.
    find_program(GTK_UPDATE_ICON_CACHE gtk-update-icon-cache)
    if(GTK_UPDATE_ICON_CACHE AND EXISTS "${icons}/icon-theme.cache")
        execute_process(COMMAND ${GTK_UPDATE_ICON_CACHE} -q -t -f "${icons}" ERROR_QUIET)
    endif()
endfunction()
