
use builtin;
use str;

set edit:completion:arg-completer[meetstream] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'meetstream'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'meetstream'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked'
            cand --verbose 'Trace requests on stderr, secrets masked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand sandbox 'Emulate the service on this machine: API, webhooks and media, no account needed'
            cand verify 'Check a webhook''s signature, offline'
            cand sign 'Make a webhook''s signature, offline'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;sandbox'= {
            cand --port 'Port to listen on; 0 takes any free one and prints it'
            cand --host 'Address to listen on'
            cand --speed 'How many times faster than real its meetings are'
            cand --secret-file 'Sign the webhooks with the first secret in this file'
            cand --scenario 'Lifecycle of every bot that does not pick its own; without it, the bot''s transcription provider decides'
            cand --envelope 'Generation of the webhooks'' envelope'
            cand --link-lifetime 'How long links to media are valid, such as 5s, to try out expired ones [default: as the service: audio 1h, video 10m]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked'
            cand --verbose 'Trace requests on stderr, secrets masked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;verify'= {
            cand --signature 'Value of the X-MeetStream-Signature header'
            cand --timestamp 'Value of the X-MeetStream-Timestamp header, to be checked against now'
            cand --tolerance 'How far the timestamp may be from now'
            cand --secret-file 'Webhook secrets, one a line [default: the configured ones]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked'
            cand --verbose 'Trace requests on stderr, secrets masked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;sign'= {
            cand --secret-file 'Webhook secrets, one a line; the first one signs [default: the configured ones]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked'
            cand --verbose 'Trace requests on stderr, secrets masked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;completions'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked'
            cand --verbose 'Trace requests on stderr, secrets masked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;man'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked'
            cand --verbose 'Trace requests on stderr, secrets masked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;help'= {
            cand sandbox 'Emulate the service on this machine: API, webhooks and media, no account needed'
            cand verify 'Check a webhook''s signature, offline'
            cand sign 'Make a webhook''s signature, offline'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;help;sandbox'= {
        }
        &'meetstream;help;verify'= {
        }
        &'meetstream;help;sign'= {
        }
        &'meetstream;help;completions'= {
        }
        &'meetstream;help;man'= {
        }
        &'meetstream;help;help'= {
        }
    ]
    $completions[$command]
}
