# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of loadline in bash.

_loadline() {
    # shellcheck disable=SC2034 # _init_completion fills them all
    local cur prev words cword split
    _init_completion -s || return

    case $prev in
    --page)
        mapfile -t COMPREPLY < <(compgen -W 'overview iterations risks review document history' -- "$cur")
        return
        ;;
    --theme)
        mapfile -t COMPREPLY < <(compgen -W 'light dark' -- "$cur")
        return
        ;;
    --library | --review)
        _filedir
        return
        ;;
    --picture)
        _filedir png
        return
        ;;
    --pdf)
        _filedir pdf
        return
        ;;
    --since | --iterations)
        return
        ;;
    --size)
        mapfile -t COMPREPLY < <(compgen -W '1280x800 1920x1080' -- "$cur")
        return
        ;;
    esac
    if [[ ${split-} == true ]]; then
        return
    fi
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W \
            '--help --version --library --quick-add --page --theme --picture --size --review --pdf
             --since --iterations' -- "$cur")
    else
        _filedir '@(md|markdown)'
    fi
} && complete -F _loadline loadline
