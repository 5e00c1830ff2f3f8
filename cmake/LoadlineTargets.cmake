# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is made: warnings, the strict Qt defines, one include root each.

add_library(loadline_options INTERFACE)
target_compile_options(loadline_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
    # Where GCC 12 optimises it warns of "literal" + std::string (its bug 105651) and of an empty
    # std::optional that is moved.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${LOADLINE_WERROR}>:-Werror>
    $<$<BOOL:${LOADLINE_ASAN}>:-fsanitize=address,undefined -fno-omit-frame-pointer>)
target_link_options(loadline_options INTERFACE
    $<$<BOOL:${LOADLINE_ASAN}>:-fsanitize=address,undefined>
    -Wl,--as-needed)
target_compile_definitions(loadline_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER)

# loadline_room(NAME SOURCES … LINK … [QOBJECT])
# A static library whose headers are reached as "NAME/header.h", from its own include root.
function(loadline_room name)
    cmake_parse_arguments(arg "QOBJECT" "" "SOURCES;LINK" ${ARGN})
    add_library(loadline_${name} STATIC ${arg_SOURCES})
    target_include_directories(loadline_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(loadline_${name} PUBLIC ${arg_LINK} PRIVATE loadline_options)
    if(arg_QOBJECT)
        set_target_properties(loadline_${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()
