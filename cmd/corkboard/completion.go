package main

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name: "completion", Usage: "print a script that teaches a shell the commands",
		ArgsUsage: strings.Join(shells(), "|"),
		Description: `Prints a script for the shell to read at its start: commands, options, formats and
kinds are then completed by the tab key.

   bash         source <(corkboard completion bash)         in ~/.bashrc
   zsh          source <(corkboard completion zsh)          in ~/.zshrc
   fish         corkboard completion fish | source          in config.fish
   powershell   corkboard completion powershell | Out-String | Invoke-Expression

examples:
   corkboard completion bash
   corkboard completion fish > corkboard.fish`,
		Action: p.completion,
	}
}

// completionScripts are the scripts, by shell. Each asks the program itself,
// and offers files where the program has nothing to say.
var completionScripts = []struct{ shell, script string }{
	{"bash", `# completion of corkboard for bash
_corkboard() {
  local cur=${COMP_WORDS[COMP_CWORD]} line
  local -a asked=("${COMP_WORDS[@]:0:COMP_CWORD}")
  [[ $cur == -* ]] && asked+=("$cur")
  COMPREPLY=()
  while IFS= read -r line; do
    [[ $line == "$cur"* ]] && COMPREPLY+=("$line")
  done < <("${asked[@]}" --generate-bash-completion 2>/dev/null)
}
complete -o bashdefault -o default -F _corkboard corkboard
`},
	{"zsh", `#compdef corkboard
# completion of corkboard for zsh
_corkboard() {
  local cur=${words[CURRENT]}
  local -a asked found
  asked=("${(@)words[1,CURRENT-1]}")
  [[ $cur == -* ]] && asked+=("$cur")
  found=("${(@f)$("${asked[@]}" --generate-bash-completion 2>/dev/null)}")
  if [[ -n ${found[1]} ]]; then
    compadd -a found
  else
    _files
  fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _corkboard corkboard
`},
	{"fish", `# completion of corkboard for fish
function __corkboard_next
    set -l asked (commandline -opc)
    set -l cur (commandline -ct)
    if string match -q -- '-*' $cur
        set -a asked $cur
    end
    set -l found (command $asked --generate-bash-completion 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path $cur
    end
end
complete -c corkboard -f -a '(__corkboard_next)'
`},
	{"powershell", `# completion of corkboard for PowerShell
Register-ArgumentCompleter -Native -CommandName corkboard -ScriptBlock {
    param($word, $line, $position)
    $asked = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($word -and $asked.Count -gt 0 -and -not $word.StartsWith('-')) {
        $asked = @($asked | Select-Object -SkipLast 1)
    }
    & corkboard @asked --generate-bash-completion 2>$null |
        Where-Object { $_ -like "$word*" } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`},
}

func shells() []string {
	var names []string
	for _, s := range completionScripts {
		names = append(names, s.shell)
	}
	return names
}

func (p *program) completion(c *cli.Context) error {
	for _, s := range completionScripts {
		if c.NArg() == 1 && c.Args().First() == s.shell {
			return p.writeTo("", nil, func(w io.Writer) error {
				_, err := io.WriteString(w, s.script)
				return err
			})
		}
	}
	return usagef("completion: which shell? %s", strings.Join(shells(), ", "))
}
