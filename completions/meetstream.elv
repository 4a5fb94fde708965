
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
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand record 'Record a meeting: send a bot, follow it, bring home its files'
            cand create 'Send a bot into a meeting, now or later'
            cand listen 'Receive webhooks on this machine: keep them, show them, fetch what they announce'
            cand watch 'Follow bots through the API: show what happens, fetch what becomes ready; no webhooks needed'
            cand fetch 'Download what a session left: recordings, transcript, chat and more'
            cand list 'List bots, newest first'
            cand status 'Print the state of bots'
            cand show 'Show everything known of a bot: details, timeline, artifacts, and what to do if it failed'
            cand remove 'Have bots leave their meetings; what they recorded is kept'
            cand delete 'Erase all data of bots on the service, for good'
            cand say 'Post a message to a live meeting''s chat'
            cand image 'Show an image in a live meeting'
            cand pause 'Pause the recording of bots; silence and black are written meanwhile'
            cand resume 'Resume the recording of bots'
            cand transcribe 'Transcribe what a bot recorded, again or for the first time'
            cand transcripts 'List the transcription runs of bots'
            cand events 'Look at the journal of events, offline, also while a listener runs'
            cand explain 'Explain an event or the reason of a stop, and what to do'
            cand verify 'Check a webhook''s signature, offline'
            cand sign 'Make a webhook''s signature, offline'
            cand simulate 'Send the webhooks of a whole meeting to any endpoint, without a meeting'
            cand sandbox 'Emulate the service on this machine: API, webhooks and media, no account needed'
            cand demo 'See the whole job done in seconds, against the sandbox: no account needed'
            cand calendar 'Connect calendars, and send bots to their events'
            cand agent 'Keep the agents (MIA) that speak through bots'
            cand login-domain 'Keep the domains whose accounts sign bots in to meetings'
            cand login 'Keep the accounts that sign bots in to meetings'
            cand storage 'Have recordings kept in a bucket of your own'
            cand api 'Call any operation of the API, with the same key, retries and errors as every command'
            cand auth 'Store, check and remove the API key'
            cand config 'Show and change the configuration'
            cand doctor 'Find out what does not work, on this machine or with one bot, and what to do about it'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;record'= {
            cand -l 'Link to the meeting; may be repeated; `-` reads links from stdin, one a line'
            cand --link 'Link to the meeting; may be repeated; `-` reads links from stdin, one a line'
            cand --resume 'Go on with a bot that is there, instead of sending one; `@last` is the newest made here'
            cand -n 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --name 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --callback-url 'Where this bot''s webhooks go; it cannot be set later'
            cand --join-at 'When to join: a date with a zone, or a time from now such as +10m'
            cand --message 'Chat message on joining'
            cand --image-url 'Picture of the bot: a public URL'
            cand --attr 'Text that comes back with every webhook; repeatable'
            cand --retention 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]'
            cand --agent 'Agent (MIA) that speaks through the bot'
            cand --workflow 'Workflow that runs after the meeting; repeatable'
            cand --transcript 'Who transcribes'
            cand --language 'Language that is spoken, as the provider names it, such as en or en-IN'
            cand --provider-config 'JSON file with the provider''s options, in place of the documented ones; - is stdin'
            cand --layout 'Layout of the video'
            cand --participant-webhook 'Where joining and leaving participants are announced as they happen'
            cand --waiting-room-timeout 'Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)'
            cand --no-one-joined-timeout 'Leave when nobody else comes (1m to 30m)'
            cand --everyone-left-timeout 'Leave when everybody else has left (5s to 30m)'
            cand --silence-timeout 'Leave when nobody speaks (1m to 30m)'
            cand --max-recording 'Leave when the recording is this long (10m to 5h)'
            cand --permission-timeout 'Leave when the host refuses the recording (1m to 5m; Zoom)'
            cand --google-login-domain 'Join Google Meet with an account of this login domain'
            cand --teams-login-domain 'Join Microsoft Teams with an account of this login domain'
            cand --sign-in-email 'The one account to join with'
            cand --zoom-zak-url 'https endpoint of yours that answers with a Zoom ZAK token'
            cand --zoom-obf-url 'https endpoint of yours that answers with a Zoom OBF token'
            cand --live-transcript-webhook 'Where live transcript chunks are posted; needs a streaming provider'
            cand --live-audio-ws 'Where live audio goes (wss)'
            cand --live-video-ws 'Where live video goes (wss)'
            cand --control-ws 'Where the bot takes commands from (wss)'
            cand --payload 'JSON body under the flags, in the API''s own words; - is stdin'
            cand --idempotency-key 'Name of the call: sent again, the service answers with the first bot [default: a new UUID]'
            cand --dedup-key 'A second create with this key and the same link answers with the first bot, for good'
            cand --out 'Folder for what is fetched, a folder per bot in it'
            cand --artifacts 'What to fetch when it becomes ready'
            cand --max-size 'The most bytes that a file may have, such as 20GiB [default: 100GiB]'
            cand --on-deletion 'What becomes of local files when the service has erased a bot''s data'
            cand --forward 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated'
            cand --route 'Relay events of such names here, beside --forward, such as ''video.*=3000/video''; may be repeated'
            cand --forward-timeout 'How long the app may take to answer; 0 for as long as it likes'
            cand --exec 'Run this for every event, in the shell, the payload on its stdin; may be repeated'
            cand --on 'Run this for events of such names, beside --exec, such as ''audio.*=./save.sh''; may be repeated'
            cand --exec-timeout 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes'
            cand --exec-jobs 'How many of a command may run at a time; those of one bot never do'
            cand --journal 'Journal to use instead of the profile''s'
            cand --event 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept'
            cand --until 'End when a session is complete, when a bot has stopped, or when an event of this name has come'
            cand --idle 'End when no event has come for so long'
            cand --format 'Forms of a transcript, besides the answer as received [default: md]'
            cand --tunnel 'Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path'
            cand --public-url 'Public address that leads here already, such as one of a proxy of your own; requires the secret path'
            cand --tunnel-timeout 'How long a tunnel may take to tell its address, and as long again to lead here'
            cand --check-every 'How often a tunnel is asked from outside whether it still leads here'
            cand --port 'Port to receive on; 0 takes a free one [default: a free one with --tunnel, else 3333]'
            cand --on-interrupt 'Whether Ctrl-C has the bot leave the meeting [default: asks on a terminal, else keep]'
            cand --poll-every 'How often to ask the API at most'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --any-link 'Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams'
            cand --video 'Record video too'
            cand --separate-audio 'Keep an audio file per participant too'
            cand --separate-video 'Keep a video file per participant too'
            cand --no-strict-email 'Join with another account of the domain when that one is busy'
            cand --defaults 'Begin with the profile''s `create` table, under the payload and the flags'
            cand --dry-run 'Print the request with secrets masked, and send nothing'
            cand --no-download 'Fetch nothing'
            cand --retry-4xx 'Send again what the app refused (4xx) too'
            cand --resign 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed'
            cand --ephemeral 'Keep the journal in memory only: gone at the end'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;create'= {
            cand -l 'Link to the meeting'
            cand --link 'Link to the meeting'
            cand -n 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --name 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --callback-url 'Where this bot''s webhooks go; it cannot be set later'
            cand --join-at 'When to join: a date with a zone, or a time from now such as +10m'
            cand --message 'Chat message on joining'
            cand --image-url 'Picture of the bot: a public URL'
            cand --attr 'Text that comes back with every webhook; repeatable'
            cand --retention 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]'
            cand --agent 'Agent (MIA) that speaks through the bot'
            cand --workflow 'Workflow that runs after the meeting; repeatable'
            cand --transcript 'Who transcribes'
            cand --language 'Language that is spoken, as the provider names it, such as en or en-IN'
            cand --provider-config 'JSON file with the provider''s options, in place of the documented ones; - is stdin'
            cand --layout 'Layout of the video'
            cand --participant-webhook 'Where joining and leaving participants are announced as they happen'
            cand --waiting-room-timeout 'Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)'
            cand --no-one-joined-timeout 'Leave when nobody else comes (1m to 30m)'
            cand --everyone-left-timeout 'Leave when everybody else has left (5s to 30m)'
            cand --silence-timeout 'Leave when nobody speaks (1m to 30m)'
            cand --max-recording 'Leave when the recording is this long (10m to 5h)'
            cand --permission-timeout 'Leave when the host refuses the recording (1m to 5m; Zoom)'
            cand --google-login-domain 'Join Google Meet with an account of this login domain'
            cand --teams-login-domain 'Join Microsoft Teams with an account of this login domain'
            cand --sign-in-email 'The one account to join with'
            cand --zoom-zak-url 'https endpoint of yours that answers with a Zoom ZAK token'
            cand --zoom-obf-url 'https endpoint of yours that answers with a Zoom OBF token'
            cand --live-transcript-webhook 'Where live transcript chunks are posted; needs a streaming provider'
            cand --live-audio-ws 'Where live audio goes (wss)'
            cand --live-video-ws 'Where live video goes (wss)'
            cand --control-ws 'Where the bot takes commands from (wss)'
            cand --payload 'JSON body under the flags, in the API''s own words; - is stdin'
            cand --idempotency-key 'Name of the call: sent again, the service answers with the first bot [default: a new UUID]'
            cand --dedup-key 'A second create with this key and the same link answers with the first bot, for good'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --any-link 'Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams'
            cand --video 'Record video too'
            cand --separate-audio 'Keep an audio file per participant too'
            cand --separate-video 'Keep a video file per participant too'
            cand --no-strict-email 'Join with another account of the domain when that one is busy'
            cand --defaults 'Begin with the profile''s `create` table, under the payload and the flags'
            cand --dry-run 'Print the request with secrets masked, and send nothing'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;listen'= {
            cand --host 'Address to receive on; anything but loopback requires the secret path'
            cand --allow-host 'Name of this machine that unproven deliveries may be sent to, beside --host and localhost; may be repeated'
            cand --port 'Port to receive on; 0 takes a free one'
            cand --path 'Path to receive on'
            cand --tunnel 'Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path'
            cand --public-url 'Public address that leads here already, such as one of a proxy of your own; requires the secret path'
            cand --tunnel-timeout 'How long a tunnel may take to tell its address, and as long again to lead here'
            cand --check-every 'How often a tunnel is asked from outside whether it still leads here'
            cand --secret-file 'File with the secret that webhooks are signed with; several while one is being rotated [env: MEETSTREAM_WEBHOOK_SECRET]'
            cand --tolerance 'How far a signed delivery''s timestamp may be from now'
            cand --max-body 'Largest body accepted'
            cand --out 'Folder for what is fetched, a folder per bot in it'
            cand --artifacts 'What to fetch when it becomes ready'
            cand --max-size 'The most bytes that a file may have, such as 20GiB [default: 100GiB]'
            cand --on-deletion 'What becomes of local files when the service has erased a bot''s data'
            cand --forward 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated'
            cand --route 'Relay events of such names here, beside --forward, such as ''video.*=3000/video''; may be repeated'
            cand --forward-timeout 'How long the app may take to answer; 0 for as long as it likes'
            cand --exec 'Run this for every event, in the shell, the payload on its stdin; may be repeated'
            cand --on 'Run this for events of such names, beside --exec, such as ''audio.*=./save.sh''; may be repeated'
            cand --exec-timeout 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes'
            cand --exec-jobs 'How many of a command may run at a time; those of one bot never do'
            cand --journal 'Journal to use instead of the profile''s'
            cand --event 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept'
            cand --until 'End when a session is complete, when a bot has stopped, or when an event of this name has come'
            cand --idle 'End when no event has come for so long'
            cand --poll-every 'How often to ask the API about a bot at most, with an API key, for what no webhook tells'
            cand --ready-file 'File to write the callback URL to once deliveries are taken'
            cand --bot 'Show, relay and run only events of these bots; eight characters of an id will do'
            cand --count 'End after so many events'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --secret-path 'Require the secret path, /webhook/TOKEN; the token is kept with the profile'
            cand --print-url 'Print the callback URL alone and exit'
            cand --allow-unsigned 'Accept deliveries without a signature although a secret is configured'
            cand --no-download 'Fetch nothing'
            cand --retry-4xx 'Send again what the app refused (4xx) too'
            cand --resign 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed'
            cand --ephemeral 'Keep the journal in memory only: gone at the end'
            cand --no-poll 'Do not ask the API what no webhook tells: show what comes, and nothing else'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;watch'= {
            cand --out 'Folder for what is fetched, a folder per bot in it'
            cand --artifacts 'What to fetch when it becomes ready'
            cand --max-size 'The most bytes that a file may have, such as 20GiB [default: 100GiB]'
            cand --on-deletion 'What becomes of local files when the service has erased a bot''s data'
            cand --forward 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated'
            cand --route 'Relay events of such names here, beside --forward, such as ''video.*=3000/video''; may be repeated'
            cand --forward-timeout 'How long the app may take to answer; 0 for as long as it likes'
            cand --exec 'Run this for every event, in the shell, the payload on its stdin; may be repeated'
            cand --on 'Run this for events of such names, beside --exec, such as ''audio.*=./save.sh''; may be repeated'
            cand --exec-timeout 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes'
            cand --exec-jobs 'How many of a command may run at a time; those of one bot never do'
            cand --journal 'Journal to use instead of the profile''s'
            cand --event 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept'
            cand --until 'End when a session is complete, when a bot has stopped, or when an event of this name has come'
            cand --idle 'End when no event has come for so long'
            cand --poll-every 'How often to ask the API at most'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --no-download 'Fetch nothing'
            cand --retry-4xx 'Send again what the app refused (4xx) too'
            cand --resign 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed'
            cand --ephemeral 'Keep the journal in memory only: gone at the end'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;fetch'= {
            cand -o 'File to write; `-` is stdout'
            cand --output 'File to write; `-` is stdout'
            cand --out 'Folder that holds a folder per bot [default: the profile''s, else recordings]'
            cand --wait 'Wait until it is ready, at most so long'
            cand --format 'Forms of a transcript, besides the answer as received [default: md]'
            cand --transcript-id 'Transcript of an older run; see `meetstream transcripts BOT`'
            cand --jobs 'Files to download at the same time'
            cand --connections 'Without effect: a file comes over one connection. Taken so that scripts written for 0.1 go on'
            cand --retries 'Attempts in a row that may bring nothing before a download is given up'
            cand --max-size 'The most bytes that a file may have, such as 20GiB [default: 100GiB]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --overwrite 'Replace files that are there and differ'
            cand --raw 'The transcription provider''s own answer instead of the processed transcript'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;list'= {
            cand --limit 'Print this many bots at most, fetching as many pages as it takes'
            cand --status 'Only bots in this state, such as Recording; repeatable'
            cand --platform 'Only bots on this platform'
            cand --attr 'Only bots with this attribute; repeatable'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --all 'Follow the list to its end'
            cand --absolute 'Show dates instead of times from now'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;status'= {
            cand --watch 'Print each new state of one bot until it has left the meeting, or until so long has passed (exit 3)'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;show'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --absolute 'Show dates instead of times from now'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;remove'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;delete'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;say'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;image'= {
            cand -d 'How long it is shown, in whole seconds'
            cand --duration 'How long it is shown, in whole seconds'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;pause'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;resume'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;transcribe'= {
            cand -p 'Who transcribes'
            cand --provider 'Who transcribes'
            cand --language 'Language that is spoken, as the provider names it, such as en or en-IN'
            cand --provider-config 'JSON file with the provider''s options, in place of the documented ones; - is stdin'
            cand --callback-url 'Where the end of the run is announced'
            cand --wait 'Wait for the end of the run, this long at most'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;transcripts'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --absolute 'Show dates instead of times from now'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events'= {
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List events, the newest last'
            cand show 'Show one event: headers, body, and what was done with it'
            cand replay 'Send events again: to a URL, or to the reactions of the listener'
            cand reparse 'Read anew what was not understood when it came'
            cand export 'Write events as NDJSON, for `events import`'
            cand import 'Read events that `events export` or `listen --json` wrote'
            cand prune 'Remove old events'
            cand catch-up 'Ask the API what became of bots, and append what the journal lacks'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;events;list'= {
            cand --bot 'Only events of this bot (id, or 8 or more characters of it); may be repeated'
            cand --event 'Only events whose name fits, such as ''audio.*''; may be repeated'
            cand --since 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339'
            cand --until 'Only events received before: written the same way'
            cand --source 'Only events that came this way'
            cand -n 'At most this many, the newest ones; 0 for all'
            cand --limit 'At most this many, the newest ones; 0 for all'
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;show'= {
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --raw 'Print the body alone, byte for byte'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;replay'= {
            cand --bot 'Only events of this bot (id, or 8 or more characters of it); may be repeated'
            cand --event 'Only events whose name fits, such as ''audio.*''; may be repeated'
            cand --since 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339'
            cand --until 'Only events received before: written the same way'
            cand --source 'Only events that came this way'
            cand --to 'POST them here instead, once each: 3000, 3000/hook, host:port/path or a URL; exit status 1 if any is not 2xx'
            cand --set 'Change a value of the payload, such as data.bot.id=b-1; the path must exist; may be repeated'
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --edit 'Edit the payload in $VISUAL or $EDITOR first (one event)'
            cand --resign 'Sign them anew, with a fresh timestamp, under the configured secret, or a generated one that is printed'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;reparse'= {
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;export'= {
            cand --bot 'Only events of this bot (id, or 8 or more characters of it); may be repeated'
            cand --event 'Only events whose name fits, such as ''audio.*''; may be repeated'
            cand --since 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339'
            cand --until 'Only events received before: written the same way'
            cand --source 'Only events that came this way'
            cand -o 'Write to this file instead of stdout'
            cand --output 'Write to this file instead of stdout'
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --redact 'Replace ids, names, links and text by pseudonyms, the same throughout the export; times and statuses stay'
            cand --skip-damaged 'Exit with 0 also where an event of the journal cannot be read: it is named and left out either way'
            cand --salvage 'Read around what is damaged in the file, which is left as it is; name the events that are lost, and exit with 9 if any are'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;import'= {
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;prune'= {
            cand --older-than 'How old; the configured retention (30d) unless told otherwise'
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;catch-up'= {
            cand --since 'Also bots of the account that were created since: 2h (ago), 14:05, 2026-02-27, or RFC 3339'
            cand --journal 'Journal to use instead of the profile''s'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;events;help'= {
            cand list 'List events, the newest last'
            cand show 'Show one event: headers, body, and what was done with it'
            cand replay 'Send events again: to a URL, or to the reactions of the listener'
            cand reparse 'Read anew what was not understood when it came'
            cand export 'Write events as NDJSON, for `events import`'
            cand import 'Read events that `events export` or `listen --json` wrote'
            cand prune 'Remove old events'
            cand catch-up 'Ask the API what became of bots, and append what the journal lacks'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;events;help;list'= {
        }
        &'meetstream;events;help;show'= {
        }
        &'meetstream;events;help;replay'= {
        }
        &'meetstream;events;help;reparse'= {
        }
        &'meetstream;events;help;export'= {
        }
        &'meetstream;events;help;import'= {
        }
        &'meetstream;events;help;prune'= {
        }
        &'meetstream;events;help;catch-up'= {
        }
        &'meetstream;events;help;help'= {
        }
        &'meetstream;explain'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;verify'= {
            cand --signature 'Value of the X-MeetStream-Signature header: one signature, or several with commas between them; may be repeated'
            cand --timestamp 'Value of the X-MeetStream-Timestamp header, to be checked against now: ISO 8601, or seconds or milliseconds since 1970'
            cand --tolerance 'How far the timestamp may be from now'
            cand --secret-file 'Webhook secrets, one a line [default: the configured ones]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
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
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;simulate'= {
            cand --to 'Where to send: 3000, 3000/hook, host:port/path or a whole URL'
            cand --from 'Send the payload of this event of the journal instead'
            cand --envelope 'Generation of the envelope'
            cand --speed 'How many times faster than real'
            cand --set 'Change a value of every payload that has it, such as bot_id=b-1; a path that none has is an error'
            cand --attr 'Custom attribute of the bot, such as tenant=acme'
            cand --duplicate 'How many webhooks are sent twice, such as 0.2'
            cand --drop 'How many webhooks are never sent, such as 0.1'
            cand --seed 'Seed of all chance: the same seed disturbs the same webhooks'
            cand --bots 'How many bots play at the same time'
            cand --rate 'Webhooks a second over all bots, in place of the scenario''s own timing'
            cand --secret-file 'Sign with the first secret in this file [default: the configured secret, if any]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --video 'The bot was asked for a video too'
            cand --shuffle 'Leave the order to chance'
            cand --unsigned 'Do not sign, as the service does not sign per-bot callbacks'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;sandbox'= {
            cand --port 'Port to listen on; 0 takes any free one and prints it'
            cand --host 'Address to listen on'
            cand --allow-host 'Name that clients call it by, beside its address and localhost; may be repeated'
            cand --speed 'How many times faster than real its meetings are'
            cand --secret-file 'Sign the webhooks with the first secret in this file'
            cand --scenario 'Lifecycle of every bot that does not pick its own; without it, the bot''s transcription provider decides'
            cand --envelope 'Generation of the webhooks'' envelope'
            cand --fault 'Something that goes wrong on purpose, may be repeated; the words are below'
            cand --link-lifetime 'How long links to media are valid, such as 5s, to try out expired ones [default: as the service: audio 1h, video 10m]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;demo'= {
            cand --out 'Folder for the recordings, a folder per bot in it'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand connect 'Connect a calendar with an OAuth client of your own'
            cand list 'List the calendars that are connected'
            cand events 'List the events of connected calendars'
            cand schedule 'Send a bot to an event of a connected calendar'
            cand unschedule 'Send no bot to an event after all'
            cand scheduled 'List the bots that will join events'
            cand reschedule 'Change when a scheduled bot joins, its name or its attributes'
            cand cancel 'Take back bots that have not joined their events yet'
            cand auto-join 'Send a bot to every meeting of the connected calendars'
            cand recurrence 'Say whether every occurrence of a recurring event gets a bot'
            cand disconnect 'Disconnect a calendar; bots that its events were to get are taken back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;calendar;connect'= {
            cand --credentials 'JSON file with `client_id`, `client_secret` and `refresh_token`; - is stdin'
            cand --client-id 'Id of the OAuth client'
            cand --client-secret-file 'File with the OAuth client''s secret; - is stdin'
            cand --refresh-token-file 'File with the refresh token; - is stdin'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --replace 'Take the place of an Outlook account that is connected already'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;list'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;events'= {
            cand --calendar 'Only this calendar'
            cand --from 'From then on: a date with a zone, or a time from now such as +1h'
            cand --until 'Until then'
            cand --limit 'Print this many events at most, fetching as many pages as it takes'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --all 'Follow the list to its end'
            cand --stored 'Take what the service has stored, without asking the calendar''s provider'
            cand --absolute 'Show dates instead of times from now'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;schedule'= {
            cand --bot-config 'JSON file with a `bot_config` under the flags, in the API''s own words; - is stdin'
            cand -n 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --name 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --transcript 'Who transcribes'
            cand --language 'Language that is spoken, as the provider names it, such as en or en-IN'
            cand --message 'Chat message on joining'
            cand --callback-url 'Where the bot''s webhooks go'
            cand --retention 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]'
            cand --occurrence 'Only the occurrence on this day or at this time'
            cand --occurrence-limit 'At most so many occurrences [default: the service''s, 52]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --video 'Record video too'
            cand --all-occurrences 'Every occurrence of the series'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;unschedule'= {
            cand --from-date 'Only occurrences from this day on'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --all-occurrences 'Every occurrence of the series'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;scheduled'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --absolute 'Show dates instead of times from now'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;reschedule'= {
            cand -n 'Its name in the meeting'
            cand --name 'Its name in the meeting'
            cand --attr 'Text that comes back with every webhook; repeatable; replaces the attributes it has'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;cancel'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;auto-join'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand on 'Send such a bot to every meeting from now on'
            cand off 'Send no more bots by itself; bots that are scheduled already stay'
            cand status 'Print whether bots are sent, and which'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;calendar;auto-join;on'= {
            cand --bot-config 'JSON file with a `bot_config` under the flags, in the API''s own words; - is stdin'
            cand -n 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --name 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]'
            cand --transcript 'Who transcribes'
            cand --language 'Language that is spoken, as the provider names it, such as en or en-IN'
            cand --message 'Chat message on joining'
            cand --callback-url 'Where the bot''s webhooks go'
            cand --retention 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --video 'Record video too'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;auto-join;off'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;auto-join;status'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;auto-join;help'= {
            cand on 'Send such a bot to every meeting from now on'
            cand off 'Send no more bots by itself; bots that are scheduled already stay'
            cand status 'Print whether bots are sent, and which'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;calendar;auto-join;help;on'= {
        }
        &'meetstream;calendar;auto-join;help;off'= {
        }
        &'meetstream;calendar;auto-join;help;status'= {
        }
        &'meetstream;calendar;auto-join;help;help'= {
        }
        &'meetstream;calendar;recurrence'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;disconnect'= {
            cand --provider 'Which one, where several are connected'
            cand --account 'Which account, where several of a provider are connected'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --purge-events 'Erase the events that the service has stored too'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;calendar;help'= {
            cand connect 'Connect a calendar with an OAuth client of your own'
            cand list 'List the calendars that are connected'
            cand events 'List the events of connected calendars'
            cand schedule 'Send a bot to an event of a connected calendar'
            cand unschedule 'Send no bot to an event after all'
            cand scheduled 'List the bots that will join events'
            cand reschedule 'Change when a scheduled bot joins, its name or its attributes'
            cand cancel 'Take back bots that have not joined their events yet'
            cand auto-join 'Send a bot to every meeting of the connected calendars'
            cand recurrence 'Say whether every occurrence of a recurring event gets a bot'
            cand disconnect 'Disconnect a calendar; bots that its events were to get are taken back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;calendar;help;connect'= {
        }
        &'meetstream;calendar;help;list'= {
        }
        &'meetstream;calendar;help;events'= {
        }
        &'meetstream;calendar;help;schedule'= {
        }
        &'meetstream;calendar;help;unschedule'= {
        }
        &'meetstream;calendar;help;scheduled'= {
        }
        &'meetstream;calendar;help;reschedule'= {
        }
        &'meetstream;calendar;help;cancel'= {
        }
        &'meetstream;calendar;help;auto-join'= {
            cand on 'Send such a bot to every meeting from now on'
            cand off 'Send no more bots by itself; bots that are scheduled already stay'
            cand status 'Print whether bots are sent, and which'
        }
        &'meetstream;calendar;help;auto-join;on'= {
        }
        &'meetstream;calendar;help;auto-join;off'= {
        }
        &'meetstream;calendar;help;auto-join;status'= {
        }
        &'meetstream;calendar;help;recurrence'= {
        }
        &'meetstream;calendar;help;disconnect'= {
        }
        &'meetstream;calendar;help;help'= {
        }
        &'meetstream;agent'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List agents'
            cand show 'Print an agent''s configuration'
            cand create 'Make an agent from a JSON file'
            cand update 'Change the sections of an agent that a JSON file holds'
            cand delete 'Delete an agent'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;agent;list'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;agent;show'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;agent;create'= {
            cand -f 'JSON file with the configuration; - is stdin'
            cand --file 'JSON file with the configuration; - is stdin'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;agent;update'= {
            cand -f 'JSON file with the changed sections; - is stdin'
            cand --file 'JSON file with the changed sections; - is stdin'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;agent;delete'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;agent;help'= {
            cand list 'List agents'
            cand show 'Print an agent''s configuration'
            cand create 'Make an agent from a JSON file'
            cand update 'Change the sections of an agent that a JSON file holds'
            cand delete 'Delete an agent'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;agent;help;list'= {
        }
        &'meetstream;agent;help;show'= {
        }
        &'meetstream;agent;help;create'= {
        }
        &'meetstream;agent;help;update'= {
        }
        &'meetstream;agent;help;delete'= {
        }
        &'meetstream;agent;help;help'= {
        }
        &'meetstream;login-domain'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand google 'Domains of Google Workspace, for Google Meet'
            cand teams 'Domains of Microsoft Teams'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login-domain;google'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login-domain;google;list'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;google;show'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;google;add'= {
            cand -n 'Its name for people'
            cand --name 'Its name for people'
            cand --login-mode 'When bots sign in; Teams knows `always` only'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;google;update'= {
            cand -n 'Its name for people'
            cand --name 'Its name for people'
            cand --login-mode 'When bots sign in; Teams knows `always` only'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;google;remove'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;google;help'= {
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login-domain;google;help;list'= {
        }
        &'meetstream;login-domain;google;help;show'= {
        }
        &'meetstream;login-domain;google;help;add'= {
        }
        &'meetstream;login-domain;google;help;update'= {
        }
        &'meetstream;login-domain;google;help;remove'= {
        }
        &'meetstream;login-domain;google;help;help'= {
        }
        &'meetstream;login-domain;teams'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login-domain;teams;list'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;teams;show'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;teams;add'= {
            cand -n 'Its name for people'
            cand --name 'Its name for people'
            cand --login-mode 'When bots sign in; Teams knows `always` only'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;teams;update'= {
            cand -n 'Its name for people'
            cand --name 'Its name for people'
            cand --login-mode 'When bots sign in; Teams knows `always` only'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;teams;remove'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login-domain;teams;help'= {
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login-domain;teams;help;list'= {
        }
        &'meetstream;login-domain;teams;help;show'= {
        }
        &'meetstream;login-domain;teams;help;add'= {
        }
        &'meetstream;login-domain;teams;help;update'= {
        }
        &'meetstream;login-domain;teams;help;remove'= {
        }
        &'meetstream;login-domain;teams;help;help'= {
        }
        &'meetstream;login-domain;help'= {
            cand google 'Domains of Google Workspace, for Google Meet'
            cand teams 'Domains of Microsoft Teams'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login-domain;help;google'= {
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
        }
        &'meetstream;login-domain;help;google;list'= {
        }
        &'meetstream;login-domain;help;google;show'= {
        }
        &'meetstream;login-domain;help;google;add'= {
        }
        &'meetstream;login-domain;help;google;update'= {
        }
        &'meetstream;login-domain;help;google;remove'= {
        }
        &'meetstream;login-domain;help;teams'= {
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
        }
        &'meetstream;login-domain;help;teams;list'= {
        }
        &'meetstream;login-domain;help;teams;show'= {
        }
        &'meetstream;login-domain;help;teams;add'= {
        }
        &'meetstream;login-domain;help;teams;update'= {
        }
        &'meetstream;login-domain;help;teams;remove'= {
        }
        &'meetstream;login-domain;help;help'= {
        }
        &'meetstream;login'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand google 'Accounts of Google Workspace, signed in by SSO'
            cand teams 'Accounts of Microsoft Teams, signed in by password'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login;google'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its key and certificate'
            cand set-cert 'Replace an account''s key and certificate'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login;google;list'= {
            cand -d 'Their domain'
            cand --domain 'Their domain'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;show'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;add'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand -e 'Its address'
            cand --email 'Its address'
            cand --key-file 'PEM file with the private key of the SSO profile; - is stdin'
            cand --cert-file 'PEM file with the certificate; - is stdin'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --inactive 'Add it, but do not use it yet'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;set-cert'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand --key-file 'PEM file with the private key of the SSO profile; - is stdin'
            cand --cert-file 'PEM file with the certificate; - is stdin'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;enable'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;disable'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;remove'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;google;help'= {
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its key and certificate'
            cand set-cert 'Replace an account''s key and certificate'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login;google;help;list'= {
        }
        &'meetstream;login;google;help;show'= {
        }
        &'meetstream;login;google;help;add'= {
        }
        &'meetstream;login;google;help;set-cert'= {
        }
        &'meetstream;login;google;help;enable'= {
        }
        &'meetstream;login;google;help;disable'= {
        }
        &'meetstream;login;google;help;remove'= {
        }
        &'meetstream;login;google;help;help'= {
        }
        &'meetstream;login;teams'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its password'
            cand set-password 'Replace an account''s password, and use it again'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login;teams;list'= {
            cand -d 'Their domain'
            cand --domain 'Their domain'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;show'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;add'= {
            cand -d 'Its domain'
            cand --domain 'Its domain'
            cand -e 'Its address'
            cand --email 'Its address'
            cand --password-file 'File with the password; - is stdin [default: ask for it]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --password-stdin 'Read the password from stdin'
            cand --inactive 'Add it, but do not use it yet'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;set-password'= {
            cand --password-file 'File with the password; - is stdin [default: ask for it]'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --password-stdin 'Read the password from stdin'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;enable'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;disable'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;remove'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;login;teams;help'= {
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its password'
            cand set-password 'Replace an account''s password, and use it again'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login;teams;help;list'= {
        }
        &'meetstream;login;teams;help;show'= {
        }
        &'meetstream;login;teams;help;add'= {
        }
        &'meetstream;login;teams;help;set-password'= {
        }
        &'meetstream;login;teams;help;enable'= {
        }
        &'meetstream;login;teams;help;disable'= {
        }
        &'meetstream;login;teams;help;remove'= {
        }
        &'meetstream;login;teams;help;help'= {
        }
        &'meetstream;login;help'= {
            cand google 'Accounts of Google Workspace, signed in by SSO'
            cand teams 'Accounts of Microsoft Teams, signed in by password'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;login;help;google'= {
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its key and certificate'
            cand set-cert 'Replace an account''s key and certificate'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
        }
        &'meetstream;login;help;google;list'= {
        }
        &'meetstream;login;help;google;show'= {
        }
        &'meetstream;login;help;google;add'= {
        }
        &'meetstream;login;help;google;set-cert'= {
        }
        &'meetstream;login;help;google;enable'= {
        }
        &'meetstream;login;help;google;disable'= {
        }
        &'meetstream;login;help;google;remove'= {
        }
        &'meetstream;login;help;teams'= {
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its password'
            cand set-password 'Replace an account''s password, and use it again'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
        }
        &'meetstream;login;help;teams;list'= {
        }
        &'meetstream;login;help;teams;show'= {
        }
        &'meetstream;login;help;teams;add'= {
        }
        &'meetstream;login;help;teams;set-password'= {
        }
        &'meetstream;login;help;teams;enable'= {
        }
        &'meetstream;login;help;teams;disable'= {
        }
        &'meetstream;login;help;teams;remove'= {
        }
        &'meetstream;login;help;help'= {
        }
        &'meetstream;storage'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand show 'Show the bucket in use; the service never tells credentials'
            cand set 'Set the bucket that recordings of future bots go to'
            cand clear 'Go back to the service''s own storage; files that are in the bucket stay there'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;storage;show'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;storage;set'= {
            cand --file 'JSON file under the flags, in the API''s own words; - is stdin'
            cand --provider 'Whose bucket [default: aws]'
            cand --bucket 'Name of the bucket'
            cand --region 'Region of the bucket'
            cand --access-key-id 'Id of the access key'
            cand --secret-key-file 'File with the secret key; - is stdin [default: ask for it]'
            cand --access-mode 'Whether the service may read back what it wrote; without, it cannot serve downloads [default: read-write]'
            cand --prefix 'Folder in the bucket [default: the service''s, meetstream]'
            cand --kind-prefix 'Folder of one kind of files; repeatable'
            cand --endpoint-url 'Address of the store, where it is not the provider''s own'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;storage;clear'= {
            cand --provider 'Whose bucket'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;storage;help'= {
            cand show 'Show the bucket in use; the service never tells credentials'
            cand set 'Set the bucket that recordings of future bots go to'
            cand clear 'Go back to the service''s own storage; files that are in the bucket stay there'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;storage;help;show'= {
        }
        &'meetstream;storage;help;set'= {
        }
        &'meetstream;storage;help;clear'= {
        }
        &'meetstream;storage;help;help'= {
        }
        &'meetstream;api'= {
            cand -f 'Add a field with a text; repeatable'
            cand --field 'Add a field with a text; repeatable'
            cand -F 'Add a field with true, false, null, a number, @FILE (its text; @- is stdin), or else a text; repeatable'
            cand --typed-field 'Add a field with true, false, null, a number, @FILE (its text; @- is stdin), or else a text; repeatable'
            cand --input 'File to send as the body; - is stdin'
            cand -H 'Add a header; repeatable'
            cand --header 'Add a header; repeatable'
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand -i 'Print the status line and the headers of the answer too'
            cand --include 'Print the status line and the headers of the answer too'
            cand --paginate 'Follow the cursor through every page, and print one document with all of them'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;auth'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand login 'Store an API key in the profile, after checking it'
            cand logout 'Remove the API key from the profile'
            cand status 'Show which key is used, where it came from, and whether the API accepts it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;auth;login'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --stdin 'Read the key from stdin'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;auth;logout'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;auth;status'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;auth;help'= {
            cand login 'Store an API key in the profile, after checking it'
            cand logout 'Remove the API key from the profile'
            cand status 'Show which key is used, where it came from, and whether the API accepts it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;auth;help;login'= {
        }
        &'meetstream;auth;help;logout'= {
        }
        &'meetstream;auth;help;status'= {
        }
        &'meetstream;auth;help;help'= {
        }
        &'meetstream;config'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand get 'Print one setting in effect, secrets masked'
            cand list 'Print every setting in effect, secrets masked'
            cand path 'Print where the config file is'
            cand set 'Change one setting of the profile in the config file'
            cand unset 'Remove one setting of the profile from the config file'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;config;get'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;config;list'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --show-origin 'Say where each value came from'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;config;path'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;config;set'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --stdin 'Read the value from stdin'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;config;unset'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;config;help'= {
            cand get 'Print one setting in effect, secrets masked'
            cand list 'Print every setting in effect, secrets masked'
            cand path 'Print where the config file is'
            cand set 'Change one setting of the profile in the config file'
            cand unset 'Remove one setting of the profile from the config file'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;config;help;get'= {
        }
        &'meetstream;config;help;list'= {
        }
        &'meetstream;config;help;path'= {
        }
        &'meetstream;config;help;set'= {
        }
        &'meetstream;config;help;unset'= {
        }
        &'meetstream;config;help;help'= {
        }
        &'meetstream;doctor'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;completions'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;man'= {
            cand --profile 'Profile of the config file to use [env: MEETSTREAM_PROFILE]'
            cand --config 'Config file to use [env: MEETSTREAM_CONFIG]'
            cand --api-url 'Address of the API [env: MEETSTREAM_API_URL]'
            cand --ca-file 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]'
            cand --jq 'Print what a jq expression makes of the JSON; implies --json'
            cand --color 'When to use colour [env: NO_COLOR, FORCE_COLOR]'
            cand --timeout 'How long one request to the API may take in all, such as 30s'
            cand --json 'Print JSON on stdout, and errors as JSON on stderr'
            cand -q 'Say nothing on stderr but errors'
            cand --quiet 'Say nothing on stderr but errors'
            cand -v 'Trace requests on stderr, secrets masked; print long paths whole'
            cand --verbose 'Trace requests on stderr, secrets masked; print long paths whole'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'meetstream;help'= {
            cand record 'Record a meeting: send a bot, follow it, bring home its files'
            cand create 'Send a bot into a meeting, now or later'
            cand listen 'Receive webhooks on this machine: keep them, show them, fetch what they announce'
            cand watch 'Follow bots through the API: show what happens, fetch what becomes ready; no webhooks needed'
            cand fetch 'Download what a session left: recordings, transcript, chat and more'
            cand list 'List bots, newest first'
            cand status 'Print the state of bots'
            cand show 'Show everything known of a bot: details, timeline, artifacts, and what to do if it failed'
            cand remove 'Have bots leave their meetings; what they recorded is kept'
            cand delete 'Erase all data of bots on the service, for good'
            cand say 'Post a message to a live meeting''s chat'
            cand image 'Show an image in a live meeting'
            cand pause 'Pause the recording of bots; silence and black are written meanwhile'
            cand resume 'Resume the recording of bots'
            cand transcribe 'Transcribe what a bot recorded, again or for the first time'
            cand transcripts 'List the transcription runs of bots'
            cand events 'Look at the journal of events, offline, also while a listener runs'
            cand explain 'Explain an event or the reason of a stop, and what to do'
            cand verify 'Check a webhook''s signature, offline'
            cand sign 'Make a webhook''s signature, offline'
            cand simulate 'Send the webhooks of a whole meeting to any endpoint, without a meeting'
            cand sandbox 'Emulate the service on this machine: API, webhooks and media, no account needed'
            cand demo 'See the whole job done in seconds, against the sandbox: no account needed'
            cand calendar 'Connect calendars, and send bots to their events'
            cand agent 'Keep the agents (MIA) that speak through bots'
            cand login-domain 'Keep the domains whose accounts sign bots in to meetings'
            cand login 'Keep the accounts that sign bots in to meetings'
            cand storage 'Have recordings kept in a bucket of your own'
            cand api 'Call any operation of the API, with the same key, retries and errors as every command'
            cand auth 'Store, check and remove the API key'
            cand config 'Show and change the configuration'
            cand doctor 'Find out what does not work, on this machine or with one bot, and what to do about it'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'meetstream;help;record'= {
        }
        &'meetstream;help;create'= {
        }
        &'meetstream;help;listen'= {
        }
        &'meetstream;help;watch'= {
        }
        &'meetstream;help;fetch'= {
        }
        &'meetstream;help;list'= {
        }
        &'meetstream;help;status'= {
        }
        &'meetstream;help;show'= {
        }
        &'meetstream;help;remove'= {
        }
        &'meetstream;help;delete'= {
        }
        &'meetstream;help;say'= {
        }
        &'meetstream;help;image'= {
        }
        &'meetstream;help;pause'= {
        }
        &'meetstream;help;resume'= {
        }
        &'meetstream;help;transcribe'= {
        }
        &'meetstream;help;transcripts'= {
        }
        &'meetstream;help;events'= {
            cand list 'List events, the newest last'
            cand show 'Show one event: headers, body, and what was done with it'
            cand replay 'Send events again: to a URL, or to the reactions of the listener'
            cand reparse 'Read anew what was not understood when it came'
            cand export 'Write events as NDJSON, for `events import`'
            cand import 'Read events that `events export` or `listen --json` wrote'
            cand prune 'Remove old events'
            cand catch-up 'Ask the API what became of bots, and append what the journal lacks'
        }
        &'meetstream;help;events;list'= {
        }
        &'meetstream;help;events;show'= {
        }
        &'meetstream;help;events;replay'= {
        }
        &'meetstream;help;events;reparse'= {
        }
        &'meetstream;help;events;export'= {
        }
        &'meetstream;help;events;import'= {
        }
        &'meetstream;help;events;prune'= {
        }
        &'meetstream;help;events;catch-up'= {
        }
        &'meetstream;help;explain'= {
        }
        &'meetstream;help;verify'= {
        }
        &'meetstream;help;sign'= {
        }
        &'meetstream;help;simulate'= {
        }
        &'meetstream;help;sandbox'= {
        }
        &'meetstream;help;demo'= {
        }
        &'meetstream;help;calendar'= {
            cand connect 'Connect a calendar with an OAuth client of your own'
            cand list 'List the calendars that are connected'
            cand events 'List the events of connected calendars'
            cand schedule 'Send a bot to an event of a connected calendar'
            cand unschedule 'Send no bot to an event after all'
            cand scheduled 'List the bots that will join events'
            cand reschedule 'Change when a scheduled bot joins, its name or its attributes'
            cand cancel 'Take back bots that have not joined their events yet'
            cand auto-join 'Send a bot to every meeting of the connected calendars'
            cand recurrence 'Say whether every occurrence of a recurring event gets a bot'
            cand disconnect 'Disconnect a calendar; bots that its events were to get are taken back'
        }
        &'meetstream;help;calendar;connect'= {
        }
        &'meetstream;help;calendar;list'= {
        }
        &'meetstream;help;calendar;events'= {
        }
        &'meetstream;help;calendar;schedule'= {
        }
        &'meetstream;help;calendar;unschedule'= {
        }
        &'meetstream;help;calendar;scheduled'= {
        }
        &'meetstream;help;calendar;reschedule'= {
        }
        &'meetstream;help;calendar;cancel'= {
        }
        &'meetstream;help;calendar;auto-join'= {
            cand on 'Send such a bot to every meeting from now on'
            cand off 'Send no more bots by itself; bots that are scheduled already stay'
            cand status 'Print whether bots are sent, and which'
        }
        &'meetstream;help;calendar;auto-join;on'= {
        }
        &'meetstream;help;calendar;auto-join;off'= {
        }
        &'meetstream;help;calendar;auto-join;status'= {
        }
        &'meetstream;help;calendar;recurrence'= {
        }
        &'meetstream;help;calendar;disconnect'= {
        }
        &'meetstream;help;agent'= {
            cand list 'List agents'
            cand show 'Print an agent''s configuration'
            cand create 'Make an agent from a JSON file'
            cand update 'Change the sections of an agent that a JSON file holds'
            cand delete 'Delete an agent'
        }
        &'meetstream;help;agent;list'= {
        }
        &'meetstream;help;agent;show'= {
        }
        &'meetstream;help;agent;create'= {
        }
        &'meetstream;help;agent;update'= {
        }
        &'meetstream;help;agent;delete'= {
        }
        &'meetstream;help;login-domain'= {
            cand google 'Domains of Google Workspace, for Google Meet'
            cand teams 'Domains of Microsoft Teams'
        }
        &'meetstream;help;login-domain;google'= {
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
        }
        &'meetstream;help;login-domain;google;list'= {
        }
        &'meetstream;help;login-domain;google;show'= {
        }
        &'meetstream;help;login-domain;google;add'= {
        }
        &'meetstream;help;login-domain;google;update'= {
        }
        &'meetstream;help;login-domain;google;remove'= {
        }
        &'meetstream;help;login-domain;teams'= {
            cand list 'List domains'
            cand show 'Show a domain and its accounts'
            cand add 'Add a domain'
            cand update 'Change a domain'
            cand remove 'Remove a domain'
        }
        &'meetstream;help;login-domain;teams;list'= {
        }
        &'meetstream;help;login-domain;teams;show'= {
        }
        &'meetstream;help;login-domain;teams;add'= {
        }
        &'meetstream;help;login-domain;teams;update'= {
        }
        &'meetstream;help;login-domain;teams;remove'= {
        }
        &'meetstream;help;login'= {
            cand google 'Accounts of Google Workspace, signed in by SSO'
            cand teams 'Accounts of Microsoft Teams, signed in by password'
        }
        &'meetstream;help;login;google'= {
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its key and certificate'
            cand set-cert 'Replace an account''s key and certificate'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
        }
        &'meetstream;help;login;google;list'= {
        }
        &'meetstream;help;login;google;show'= {
        }
        &'meetstream;help;login;google;add'= {
        }
        &'meetstream;help;login;google;set-cert'= {
        }
        &'meetstream;help;login;google;enable'= {
        }
        &'meetstream;help;login;google;disable'= {
        }
        &'meetstream;help;login;google;remove'= {
        }
        &'meetstream;help;login;teams'= {
            cand list 'List accounts'
            cand show 'Show an account'
            cand add 'Add an account with its password'
            cand set-password 'Replace an account''s password, and use it again'
            cand enable 'Use an account'
            cand disable 'Use an account no more'
            cand remove 'Remove an account'
        }
        &'meetstream;help;login;teams;list'= {
        }
        &'meetstream;help;login;teams;show'= {
        }
        &'meetstream;help;login;teams;add'= {
        }
        &'meetstream;help;login;teams;set-password'= {
        }
        &'meetstream;help;login;teams;enable'= {
        }
        &'meetstream;help;login;teams;disable'= {
        }
        &'meetstream;help;login;teams;remove'= {
        }
        &'meetstream;help;storage'= {
            cand show 'Show the bucket in use; the service never tells credentials'
            cand set 'Set the bucket that recordings of future bots go to'
            cand clear 'Go back to the service''s own storage; files that are in the bucket stay there'
        }
        &'meetstream;help;storage;show'= {
        }
        &'meetstream;help;storage;set'= {
        }
        &'meetstream;help;storage;clear'= {
        }
        &'meetstream;help;api'= {
        }
        &'meetstream;help;auth'= {
            cand login 'Store an API key in the profile, after checking it'
            cand logout 'Remove the API key from the profile'
            cand status 'Show which key is used, where it came from, and whether the API accepts it'
        }
        &'meetstream;help;auth;login'= {
        }
        &'meetstream;help;auth;logout'= {
        }
        &'meetstream;help;auth;status'= {
        }
        &'meetstream;help;config'= {
            cand get 'Print one setting in effect, secrets masked'
            cand list 'Print every setting in effect, secrets masked'
            cand path 'Print where the config file is'
            cand set 'Change one setting of the profile in the config file'
            cand unset 'Remove one setting of the profile from the config file'
        }
        &'meetstream;help;config;get'= {
        }
        &'meetstream;help;config;list'= {
        }
        &'meetstream;help;config;path'= {
        }
        &'meetstream;help;config;set'= {
        }
        &'meetstream;help;config;unset'= {
        }
        &'meetstream;help;doctor'= {
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
