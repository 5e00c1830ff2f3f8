# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of loadline in fish.

complete -c loadline -k -x -a '(__fish_complete_suffix .md .markdown)'
complete -c loadline -s h -l help -d 'Show all options'
complete -c loadline -l version -d 'Show the version'
complete -c loadline -l library -r -F -d 'Use this library instead of the user\'s'
complete -c loadline -l quick-add -d 'Ask for one risk, in a line, and end'
complete -c loadline -l page -x -a 'overview iterations risks review document history' -d 'Show this page first'
complete -c loadline -l theme -x -a 'light dark' -d 'Draw light or dark, this time'
complete -c loadline -l picture -r -F -d 'Draw the window into a PNG file and end'
complete -c loadline -l size -x -a '1280x800 1920x1080' -d 'Size of the picture'
complete -c loadline -l review -r -k -a '(__fish_complete_suffix .md .markdown)' -d 'Review this register, with --pdf'
complete -c loadline -l pdf -r -F -d 'Write the review as PDF and end'
complete -c loadline -l since -x -d 'Review what ships since a revision or a day'
complete -c loadline -l iterations -x -d 'Review these iterations and nothing else'
