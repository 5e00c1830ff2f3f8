# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of loadline-cli in fish, which asks the program itself what can stand next.

function __loadline_cli_candidates
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l program $typed[1]
    command -q -- $program; or set program loadline-cli
    for line in ($program --candidates $typed[2..-1] "$current" 2>/dev/null </dev/null)
        if string match -q -- \t'*' $line
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end

complete -c loadline-cli -f -a '(__loadline_cli_candidates)'
