# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_meetstream_global_optspecs
    string join \n profile= config= api-url= json q/quiet v/verbose color= timeout= h/help V/version
end

function __fish_meetstream_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_meetstream_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_meetstream_using_subcommand
    set -l cmd (__fish_meetstream_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c meetstream -n "__fish_meetstream_needs_command" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE]' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l config -d 'Config file to use [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_needs_command" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL]' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_needs_command" -l timeout -d 'How long one request to the API may take in all, such as 30s' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_needs_command" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_needs_command" -s v -l verbose -d 'Trace requests on stderr, secrets masked'
complete -c meetstream -n "__fish_meetstream_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_needs_command" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "sandbox" -d 'Emulate the service on this machine: API, webhooks and media, no account needed'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "verify" -d 'Check a webhook\'s signature, offline'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "sign" -d 'Make a webhook\'s signature, offline'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "man" -d 'Print the manual page'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l port -d 'Port to listen on; 0 takes any free one and prints it' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l host -d 'Address to listen on' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l speed -d 'How many times faster than real its meetings are' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l secret-file -d 'Sign the webhooks with the first secret in this file' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l scenario -d 'Lifecycle of every bot that does not pick its own; without it, the bot\'s transcription provider decides' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l envelope -d 'Generation of the webhooks\' envelope' -r -f -a "event\t'The published guide\'s: `event` alone'
two-layer\t'What arrives today: `event` and `bot_event`'"
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l link-lifetime -d 'How long links to media are valid, such as 5s, to try out expired ones [default: as the service: audio 1h, video 10m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l config -d 'Config file to use [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l timeout -d 'How long one request to the API may take in all, such as 30s' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s v -l verbose -d 'Trace requests on stderr, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l signature -d 'Value of the X-MeetStream-Signature header' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l timestamp -d 'Value of the X-MeetStream-Timestamp header, to be checked against now' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l tolerance -d 'How far the timestamp may be from now' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l secret-file -d 'Webhook secrets, one a line [default: the configured ones]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l config -d 'Config file to use [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l timeout -d 'How long one request to the API may take in all, such as 30s' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s v -l verbose -d 'Trace requests on stderr, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l secret-file -d 'Webhook secrets, one a line; the first one signs [default: the configured ones]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l config -d 'Config file to use [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l timeout -d 'How long one request to the API may take in all, such as 30s' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s v -l verbose -d 'Trace requests on stderr, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l config -d 'Config file to use [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l timeout -d 'How long one request to the API may take in all, such as 30s' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s v -l verbose -d 'Trace requests on stderr, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l config -d 'Config file to use [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l timeout -d 'How long one request to the API may take in all, such as 30s' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s v -l verbose -d 'Trace requests on stderr, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand help; and not __fish_seen_subcommand_from sandbox verify sign completions man help" -f -a "sandbox" -d 'Emulate the service on this machine: API, webhooks and media, no account needed'
complete -c meetstream -n "__fish_meetstream_using_subcommand help; and not __fish_seen_subcommand_from sandbox verify sign completions man help" -f -a "verify" -d 'Check a webhook\'s signature, offline'
complete -c meetstream -n "__fish_meetstream_using_subcommand help; and not __fish_seen_subcommand_from sandbox verify sign completions man help" -f -a "sign" -d 'Make a webhook\'s signature, offline'
complete -c meetstream -n "__fish_meetstream_using_subcommand help; and not __fish_seen_subcommand_from sandbox verify sign completions man help" -f -a "completions" -d 'Print completions for a shell'
complete -c meetstream -n "__fish_meetstream_using_subcommand help; and not __fish_seen_subcommand_from sandbox verify sign completions man help" -f -a "man" -d 'Print the manual page'
complete -c meetstream -n "__fish_meetstream_using_subcommand help; and not __fish_seen_subcommand_from sandbox verify sign completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
