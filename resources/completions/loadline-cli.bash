# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of loadline-cli in bash, which asks the program itself what can stand next.

_loadline_cli() {
    # shellcheck disable=SC2034 # _init_completion fills them all
    local cur prev words cword
    _init_completion -n := || return

    local program=${words[0]/#\~/$HOME}
    command -v -- "$program" >/dev/null || program=loadline-cli

    local line word found=() meanings=()
    COMPREPLY=()
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        if [[ -z $word ]]; then
            _filedir
        elif [[ $word == "$cur"* ]]; then
            found+=("$word")
            meanings+=("${line#*$'\t'}")
        fi
    done < <("$program" --candidates "${words[@]:1:cword}" 2>/dev/null </dev/null)

    # Readline takes only what stands behind the last of its word breaks.
    local before=${cur%"${cur##*[:=]}"}
    if [[ $before == *:* && $COMP_WORDBREAKS != *:* ]] ||
        [[ $before == *=* && $COMP_WORDBREAKS != *=* ]]; then
        before=
    fi

    local i reply
    for i in "${!found[@]}"; do
        reply=${found[i]#"$before"}
        # Where all of them are listed (after a second Tab) there is room for what they mean.
        if ((${#found[@]} > 1)) && [[ ${COMP_TYPE:-} == 63 && -n ${meanings[i]} ]]; then
            reply+="  (${meanings[i]})"
        fi
        COMPREPLY+=("$reply")
    done
    [[ ${COMPREPLY[*]-} != *= ]] || compopt -o nospace
} && complete -F _loadline_cli loadline-cli
