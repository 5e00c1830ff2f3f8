# SPDX-License-Identifier: GPL-3.0-or-later
# Run after the last file is installed: keeps a record of it, by which it is uninstalled.
cmake_policy(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/caches.cmake")

cmake_path(ABSOLUTE_PATH LOADLINE_RECORD BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" NORMALIZE
           OUTPUT_VARIABLE record)
cmake_path(ABSOLUTE_PATH LOADLINE_ENTRY BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" NORMALIZE
           OUTPUT_VARIABLE entry)
cmake_path(ABSOLUTE_PATH LOADLINE_BINDIR BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" NORMALIZE
           OUTPUT_VARIABLE bindir)

# A session that was begun before ~/.local/bin was there does not look into it: outside of the
# folders that each one knows, the entry says where the program is.
if(loadline_root STREQUAL "" AND NOT bindir MATCHES "^/usr/(local/)?bin$")
    set(program "${bindir}/loadline")
    # In a value of the kind "string" a backslash is doubled, and in quotes once more.
    string(REGEX REPLACE "([\"`$\\])" "\\\\\\1" quoted "${program}")
    string(REPLACE "\\" "\\\\" quoted "${quoted}")
    string(REPLACE "%" "%%" quoted "${quoted}")
    file(READ "${entry}" text)
    string(REPLACE "\nTryExec=loadline\n" "\nTryExec=${program}\n" text "${text}")
    string(REPLACE "\nExec=loadline " "\nExec=\"${quoted}\" " text "${text}")
    file(WRITE "${entry}" "${text}")
endif()

set(lines)
set(files ${CMAKE_INSTALL_MANIFEST_FILES})
set(folders ${loadline_new_folders})

if(EXISTS "${loadline_root}${record}")
    # Installed over an older one: its folders are still ours, and what is no longer there goes.
    file(STRINGS "${loadline_root}${record}" old)
    foreach(line IN LISTS old)
        if(line MATCHES "^folder (.+)$")
            cmake_path(ABSOLUTE_PATH CMAKE_MATCH_1 BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}"
                       NORMALIZE OUTPUT_VARIABLE path)
            list(APPEND folders "${path}")
        elseif(line MATCHES "^cache ")
            set(loadline_has_cache OFF)
        elseif(line MATCHES "^file (.+)$")
            cmake_path(ABSOLUTE_PATH CMAKE_MATCH_1 BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}"
                       NORMALIZE OUTPUT_VARIABLE path)
            if(NOT path IN_LIST files AND NOT path STREQUAL record)
                file(REMOVE "${loadline_root}${path}")
            endif()
        endif()
    endforeach()
    list(REMOVE_DUPLICATES folders)
endif()
# What lies deeper is longer, and is to be empty before what it lies in.
list(SORT folders ORDER DESCENDING)

foreach(kind IN ITEMS file folder)
    foreach(path IN LISTS ${kind}s)
        cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}")
        string(APPEND lines "${kind} ${path}\n")
    endforeach()
endforeach()
if(NOT loadline_has_cache)
    string(APPEND lines "cache ${LOADLINE_APPLICATIONS}/mimeinfo.cache\n")
endif()
file(WRITE "${loadline_root}${record}" "${lines}")

if(loadline_root STREQUAL "")
    cmake_path(GET entry PARENT_PATH applications)
    cmake_path(ABSOLUTE_PATH LOADLINE_ICONS BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" NORMALIZE
               OUTPUT_VARIABLE icons)
    loadline_update_caches("${applications}" "${icons}")
endif()
