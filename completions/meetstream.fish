# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_meetstream_global_optspecs
    string join \n profile= config= no-project api-url= ca-file= json jq= q/quiet v/verbose color= timeout= h/help V/version
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

complete -c meetstream -n "__fish_meetstream_needs_command" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_needs_command" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_needs_command" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_needs_command" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_needs_command" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_needs_command" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_needs_command" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_needs_command" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_needs_command" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "record" -d 'Record a meeting: send a bot, follow it, bring home its files'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "create" -d 'Send a bot into a meeting, now or later'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "listen" -d 'Receive webhooks on this machine: keep them, show them, fetch what they announce'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "watch" -d 'Follow bots through the API: show what happens, fetch what becomes ready; no webhooks needed'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "fetch" -d 'Download what a session left: recordings, transcript, chat and more'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "list" -d 'List bots, newest first'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "status" -d 'Print the state of bots, or of every bot that is under way'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "show" -d 'Show everything known of a bot: details, timeline, artifacts, and what to do if it failed'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "remove" -d 'Have bots leave their meetings; what they recorded is kept'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "delete" -d 'Erase all data of bots on the service, for good'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "say" -d 'Post a message to a live meeting\'s chat'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "image" -d 'Show an image in a live meeting'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "pause" -d 'Pause the recording of bots; silence and black are written meanwhile'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "resume" -d 'Resume the recording of bots'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "transcribe" -d 'Transcribe what a bot recorded, again or for the first time'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "transcripts" -d 'List the transcription runs of bots'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "events" -d 'Look at the journal of events, offline, also while a listener runs'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "explain" -d 'Explain an event or the reason of a stop, and what to do'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "verify" -d 'Check a webhook\'s signature, offline'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "sign" -d 'Make a webhook\'s signature, offline'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "simulate" -d 'Send the webhooks of a whole meeting to any endpoint, without a meeting'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "sandbox" -d 'Emulate the service on this machine: API, webhooks and media, no account needed'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "demo" -d 'See the whole job done in seconds, against the sandbox: no account needed'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "calendar" -d 'Connect calendars, and send bots to their events'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "agent" -d 'Keep the agents (MIA) that speak through bots'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "login-domain" -d 'Keep the domains whose accounts sign bots in to meetings'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "login" -d 'Keep the accounts that sign bots in to meetings'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "storage" -d 'Have recordings kept in a bucket of your own'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "api" -d 'Call any operation of the API, with the same key, retries and errors as every command'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "auth" -d 'Store, check and remove the API key'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "config" -d 'Show and change the configuration'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "doctor" -d 'Find out what does not work, on this machine or with one bot, and what to do about it'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "man" -d 'Print manual pages'
complete -c meetstream -n "__fish_meetstream_needs_command" -f -a "help" -d 'Explain a command or a topic'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -s l -l link -d 'The same, by name' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l resume -d 'Go on with a bot that is there, instead of sending one; `@last` is the newest made here' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -s n -l name -d 'Name of the bot in the meeting [default: the profile\'s `bot_name`, else Notetaker]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l callback-url -d 'Where this bot\'s webhooks go; it cannot be set later' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l join-at -d 'When to join: a date with a zone, or a time from now such as +10m' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l message -d 'Chat message on joining' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l image-url -d 'Picture of the bot: a public URL' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l attr -d 'Text that comes back with every webhook; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l retention -d 'How long the service keeps the data: whole hours, such as 36h or 7d [default: the profile\'s `bot_retention`, else 7d]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l agent -d 'Agent (MIA) that speaks through the bot' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l workflow -d 'Workflow that runs after the meeting; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l transcript -d 'Who transcribes [default: nobody]' -r -f -a "assemblyai\t''
assemblyai_streaming\t''
deepgram\t''
deepgram_streaming\t''
jigsawstack\t''
jigsawstack_streaming\t''
meeting_captions\t''
meetstream\t''
meetstream_streaming\t''
sarvam\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l language -d 'Language that is spoken, as the provider names it, such as en or en-IN' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l provider-config -d 'JSON file with the provider\'s options, in place of the documented ones; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l layout -d 'Layout of the video' -r -f -a "grid\t'Everyone in a grid'
speaker\t'Who speaks'"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l participant-webhook -d 'Where joining and leaving participants are announced as they happen' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l waiting-room-timeout -d 'Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l no-one-joined-timeout -d 'Leave when nobody else comes (1m to 30m)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l everyone-left-timeout -d 'Leave when everybody else has left (5s to 30m)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l silence-timeout -d 'Leave when nobody speaks (1m to 30m)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l max-recording -d 'Leave when the recording is this long (10m to 5h)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l permission-timeout -d 'Leave when the host refuses the recording (1m to 5m; Zoom)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l google-login-domain -d 'Join Google Meet with an account of this login domain' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l teams-login-domain -d 'Join Microsoft Teams with an account of this login domain' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l sign-in-email -d 'The one account to join with' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l zoom-zak-url -d 'https endpoint of yours that answers with a Zoom ZAK token' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l zoom-obf-url -d 'https endpoint of yours that answers with a Zoom OBF token' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l live-transcript-webhook -d 'Where live transcript chunks are posted; needs a streaming provider' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l live-audio-ws -d 'Where live audio goes (wss)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l live-video-ws -d 'Where live video goes (wss)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l control-ws -d 'Where the bot takes commands from (wss)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l payload -d 'JSON body under the flags, in the API\'s own words; - is stdin. Lines that begin with // are comments' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l idempotency-key -d 'Name of the call: sent again, the service answers with the first bot [default: a new UUID]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l dedup-key -d 'A second create with this key and the same link answers with the first bot, for good' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l out -d 'Folder for what is fetched, a folder per bot in it [default: the profile\'s `output_dir`, else recordings]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l artifacts -d 'What to fetch when it becomes ready [default: audio,video,transcript]' -r -f -a "video\t''
audio\t''
transcript\t''
captions\t''
participants\t''
chat\t''
speakers\t''
summary\t''
screenshots\t''
audio-streams\t''
video-streams\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l max-size -d 'The most bytes that a file may have, such as 20GiB [default: 100GiB]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l on-deletion -d 'What becomes of local files when the service has erased a bot\'s data' -r -f -a "keep\t'They stay'
remove\t'They are removed, if the news came signed, on the secret path, or from the API'"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l forward -d 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l route -d 'Relay events of such names here, beside --forward, such as \'video.*=3000/video\'; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l forward-timeout -d 'How long the app may take to answer; 0 for as long as it likes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l exec -d 'Run this for every event, in the shell, the payload on its stdin; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l on -d 'Run this for events of such names, beside --exec, such as \'audio.*=./save.sh\'; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l exec-timeout -d 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l exec-jobs -d 'How many of a command may run at a time; those of one bot never do' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l event -d 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept' -r -f -a "bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l until -d 'End when a session is complete, when a bot has stopped, or when an event of this name has come' -r -f -a "complete\t''
stopped\t''
bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l idle -d 'End when no event has come for so long' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l format -d 'Forms of a transcript, besides the answer as received [default: md]' -r -f -a "json\t''
md\t''
txt\t''
srt\t''
vtt\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l tunnel -d 'Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l public-url -d 'Public address that leads here already, such as one of a proxy of your own; requires the secret path' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l tunnel-timeout -d 'How long a tunnel may take to tell its address, and as long again to lead here' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l check-every -d 'How often a tunnel is asked from outside whether it still leads here' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l port -d 'Port to receive on; 0 takes a free one [default: a free one with --tunnel, else 3333]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l on-interrupt -d 'Whether Ctrl-C has the bot leave the meeting [default: asks on a terminal, else keep]' -r -f -a "keep\t'It stays in the meeting'
leave\t'It leaves the meeting'"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l poll-every -d 'How often to ask the API at most' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l any-link -d 'Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l video -d 'Record video too'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l separate-audio -d 'Keep an audio file per participant too'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l separate-video -d 'Keep a video file per participant too'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l no-strict-email -d 'Join with another account of the domain when that one is busy'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l defaults -d 'Begin with the profile\'s `create` table, under the payload and the flags'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l dry-run -d 'Print the request with secrets masked, and send nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l no-download -d 'Fetch nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l retry-4xx -d 'Send again what the app refused (4xx) too'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l resign -d 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or one that is made once and kept (`listen --print-secret` prints it)'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l ephemeral -d 'Keep the journal in memory only: gone at the end'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l notify -d 'Notify on the desktop when somebody must let a bot in, and when it was not let in'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand record" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -s l -l link -d 'The same, by name' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -s n -l name -d 'Name of the bot in the meeting [default: the profile\'s `bot_name`, else Notetaker]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l callback-url -d 'Where this bot\'s webhooks go; it cannot be set later' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l join-at -d 'When to join: a date with a zone, or a time from now such as +10m' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l message -d 'Chat message on joining' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l image-url -d 'Picture of the bot: a public URL' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l attr -d 'Text that comes back with every webhook; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l retention -d 'How long the service keeps the data: whole hours, such as 36h or 7d [default: the profile\'s `bot_retention`, else 7d]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l agent -d 'Agent (MIA) that speaks through the bot' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l workflow -d 'Workflow that runs after the meeting; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l transcript -d 'Who transcribes [default: nobody]' -r -f -a "assemblyai\t''
assemblyai_streaming\t''
deepgram\t''
deepgram_streaming\t''
jigsawstack\t''
jigsawstack_streaming\t''
meeting_captions\t''
meetstream\t''
meetstream_streaming\t''
sarvam\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l language -d 'Language that is spoken, as the provider names it, such as en or en-IN' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l provider-config -d 'JSON file with the provider\'s options, in place of the documented ones; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l layout -d 'Layout of the video' -r -f -a "grid\t'Everyone in a grid'
speaker\t'Who speaks'"
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l participant-webhook -d 'Where joining and leaving participants are announced as they happen' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l waiting-room-timeout -d 'Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l no-one-joined-timeout -d 'Leave when nobody else comes (1m to 30m)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l everyone-left-timeout -d 'Leave when everybody else has left (5s to 30m)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l silence-timeout -d 'Leave when nobody speaks (1m to 30m)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l max-recording -d 'Leave when the recording is this long (10m to 5h)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l permission-timeout -d 'Leave when the host refuses the recording (1m to 5m; Zoom)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l google-login-domain -d 'Join Google Meet with an account of this login domain' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l teams-login-domain -d 'Join Microsoft Teams with an account of this login domain' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l sign-in-email -d 'The one account to join with' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l zoom-zak-url -d 'https endpoint of yours that answers with a Zoom ZAK token' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l zoom-obf-url -d 'https endpoint of yours that answers with a Zoom OBF token' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l live-transcript-webhook -d 'Where live transcript chunks are posted; needs a streaming provider' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l live-audio-ws -d 'Where live audio goes (wss)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l live-video-ws -d 'Where live video goes (wss)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l control-ws -d 'Where the bot takes commands from (wss)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l payload -d 'JSON body under the flags, in the API\'s own words; - is stdin. Lines that begin with // are comments' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l idempotency-key -d 'Name of the call: sent again, the service answers with the first bot [default: a new UUID]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l dedup-key -d 'A second create with this key and the same link answers with the first bot, for good' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l example -d 'Print a body for --payload to begin with, every field explained, and send nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l any-link -d 'Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l video -d 'Record video too'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l separate-audio -d 'Keep an audio file per participant too'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l separate-video -d 'Keep a video file per participant too'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l no-strict-email -d 'Join with another account of the domain when that one is busy'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l defaults -d 'Begin with the profile\'s `create` table, under the payload and the flags'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l dry-run -d 'Print the request with secrets masked, and send nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand create" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l host -d 'Address to receive on; anything but loopback requires the secret path [default: the profile\'s `listen.host`, else 127.0.0.1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l allow-host -d 'Name of this machine that unproven deliveries may be sent to, beside --host and localhost; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l port -d 'Port to receive on; 0 takes a free one [default: the profile\'s `listen.port`, else 3333]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l path -d 'Path to receive on [default: the profile\'s `listen.path`, else /webhook]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l tunnel -d 'Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l public-url -d 'Public address that leads here already, such as one of a proxy of your own; requires the secret path' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l tunnel-timeout -d 'How long a tunnel may take to tell its address, and as long again to lead here' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l check-every -d 'How often a tunnel is asked from outside whether it still leads here' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l secret-file -d 'File with the secret that webhooks are signed with; several while one is being rotated [env: MEETSTREAM_WEBHOOK_SECRET]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l tolerance -d 'How far a signed delivery\'s timestamp may be from now' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l max-body -d 'Largest body accepted' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l out -d 'Folder for what is fetched, a folder per bot in it [default: the profile\'s `output_dir`, else recordings]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l artifacts -d 'What to fetch when it becomes ready [default: audio,video,transcript]' -r -f -a "video\t''
audio\t''
transcript\t''
captions\t''
participants\t''
chat\t''
speakers\t''
summary\t''
screenshots\t''
audio-streams\t''
video-streams\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l max-size -d 'The most bytes that a file may have, such as 20GiB [default: 100GiB]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l on-deletion -d 'What becomes of local files when the service has erased a bot\'s data' -r -f -a "keep\t'They stay'
remove\t'They are removed, if the news came signed, on the secret path, or from the API'"
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l forward -d 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l route -d 'Relay events of such names here, beside --forward, such as \'video.*=3000/video\'; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l forward-timeout -d 'How long the app may take to answer; 0 for as long as it likes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l exec -d 'Run this for every event, in the shell, the payload on its stdin; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l on -d 'Run this for events of such names, beside --exec, such as \'audio.*=./save.sh\'; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l exec-timeout -d 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l exec-jobs -d 'How many of a command may run at a time; those of one bot never do' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l event -d 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept' -r -f -a "bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l until -d 'End when a session is complete, when a bot has stopped, or when an event of this name has come' -r -f -a "complete\t''
stopped\t''
bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l idle -d 'End when no event has come for so long' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l poll-every -d 'How often to ask the API about a bot at most, with an API key, for what no webhook tells' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l ready-file -d 'File that holds the callback URL for as long as deliveries are taken' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l bot -d 'Show, relay and run only events of these bots; eight characters of an id will do' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l count -d 'End after so many events' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l secret-path -d 'Require the secret path, /webhook/TOKEN; the token is kept with the profile'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l print-url -d 'Print the callback URL alone and exit'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l print-secret -d 'Print what --resign signs with and exit: the configured secret, else one that is made once and kept'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l allow-unsigned -d 'Accept deliveries without a signature although a secret is configured'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l no-download -d 'Fetch nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l retry-4xx -d 'Send again what the app refused (4xx) too'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l resign -d 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or one that is made once and kept (`listen --print-secret` prints it)'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l ephemeral -d 'Keep the journal in memory only: gone at the end'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l notify -d 'Notify on the desktop when somebody must let a bot in, and when it was not let in'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l no-poll -d 'Do not ask the API what no webhook tells: show what comes, and nothing else'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand listen" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l out -d 'Folder for what is fetched, a folder per bot in it [default: the profile\'s `output_dir`, else recordings]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l artifacts -d 'What to fetch when it becomes ready [default: audio,video,transcript]' -r -f -a "video\t''
audio\t''
transcript\t''
captions\t''
participants\t''
chat\t''
speakers\t''
summary\t''
screenshots\t''
audio-streams\t''
video-streams\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l max-size -d 'The most bytes that a file may have, such as 20GiB [default: 100GiB]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l on-deletion -d 'What becomes of local files when the service has erased a bot\'s data' -r -f -a "keep\t'They stay'
remove\t'They are removed, if the news came signed, on the secret path, or from the API'"
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l forward -d 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l route -d 'Relay events of such names here, beside --forward, such as \'video.*=3000/video\'; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l forward-timeout -d 'How long the app may take to answer; 0 for as long as it likes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l exec -d 'Run this for every event, in the shell, the payload on its stdin; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l on -d 'Run this for events of such names, beside --exec, such as \'audio.*=./save.sh\'; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l exec-timeout -d 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l exec-jobs -d 'How many of a command may run at a time; those of one bot never do' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l event -d 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept' -r -f -a "bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l until -d 'End when a session is complete, when a bot has stopped, or when an event of this name has come' -r -f -a "complete\t''
stopped\t''
bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l idle -d 'End when no event has come for so long' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l poll-every -d 'How often to ask the API at most' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l no-download -d 'Fetch nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l retry-4xx -d 'Send again what the app refused (4xx) too'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l resign -d 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or one that is made once and kept (`listen --print-secret` prints it)'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l ephemeral -d 'Keep the journal in memory only: gone at the end'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l notify -d 'Notify on the desktop when somebody must let a bot in, and when it was not let in'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand watch" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -s o -l output -d 'File to write; `-` is stdout' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l out -d 'Folder for what is fetched, a folder per bot in it [default: the profile\'s `output_dir`, else recordings]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l wait -d 'Wait until it is ready, at most so long' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l format -d 'Forms of a transcript, besides the answer as received [default: md]' -r -f -a "json\t''
md\t''
txt\t''
srt\t''
vtt\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l transcript-id -d 'Transcript of an older run; see `meetstream transcripts BOT`' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l jobs -d 'Files to download at the same time' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l connections -d 'Without effect: a file comes over one connection. Taken so that scripts written for 0.1 go on' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l retries -d 'Attempts in a row that may bring nothing before a download is given up' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l max-size -d 'The most bytes that a file may have, such as 20GiB [default: 100GiB]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l overwrite -d 'Replace files that are there and differ'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l raw -d 'The transcription provider\'s own answer instead of the processed transcript'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand fetch" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l limit -d 'Print this many bots at most, fetching as many pages as it takes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l status -d 'Only bots in this state, such as Recording; repeatable' -r -f -a "Active\t''
Scheduled\t''
Joining\t''
InWaitingRoom\t''
WaitingRoom\t''
InMeeting\t''
RecordingPermissionAllowed\t''
RecordingPermissionDenied\t''
Recording\t''
Leaving\t''
Stopped\t''
MediaProcessing\t''
Kicked\t''
NotAllowed\t''
BotNotAllowed\t''
Denied\t''
BotRejected\t''
Error\t''
Failed\t''
Done\t''
MediaExpired\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l platform -d 'Only bots on this platform' -r -f -a "meet\t'Google Meet'
teams\t'Microsoft Teams'
zoom\t'Zoom'"
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l attr -d 'Only bots with this attribute; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l all -d 'Follow the list to its end'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l absolute -d 'Show dates instead of times from now'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand list" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l watch -d 'Print each new state of one bot until it has left the meeting, or until so long has passed (exit 3)' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand status" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l absolute -d 'Show dates instead of times from now'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand show" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand remove" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -s y -l yes -d 'Do not ask'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand delete" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand say" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -s d -l duration -d 'How long it is shown, in whole seconds' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand image" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand pause" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand resume" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -s p -l provider -d 'Who transcribes' -r -f -a "assemblyai\t''
assemblyai_streaming\t''
deepgram\t''
deepgram_streaming\t''
jigsawstack\t''
jigsawstack_streaming\t''
meeting_captions\t''
meetstream\t''
meetstream_streaming\t''
sarvam\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l language -d 'Language that is spoken, as the provider names it, such as en or en-IN' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l provider-config -d 'JSON file with the provider\'s options, in place of the documented ones; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l callback-url -d 'Where the end of the run is announced' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l wait -d 'Wait for the end of the run, this long at most' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcribe" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l absolute -d 'Show dates instead of times from now'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand transcripts" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "list" -d 'List events, the newest last'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "show" -d 'Show one event: headers, body, and what was done with it'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "replay" -d 'Send events again: to a URL, or to the reactions of the listener'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "reparse" -d 'Read anew what was not understood when it came'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "export" -d 'Write events as NDJSON, for `events import`'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "import" -d 'Read events that `events export` or `listen --json` wrote'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "prune" -d 'Remove old events'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and not __fish_seen_subcommand_from list show replay reparse export import prune catch-up" -f -a "catch-up" -d 'Ask the API what became of bots, and append what the journal lacks'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l bot -d 'Only events of this bot (id, or 8 or more characters of it); may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l event -d 'Only events whose name fits, such as \'audio.*\'; may be repeated' -r -f -a "bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l since -d 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l until -d 'Only events received before: written the same way' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l source -d 'Only events that came this way' -r -f -a "poll\t'Read from the API'
replay\t'Replayed or imported'
webhook\t'An HTTP request'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -s n -l limit -d 'At most this many, the newest ones; 0 for all' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l failed -d 'Only events that an app did not take or a command failed on, or that still wait for either'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l raw -d 'Print the body alone, byte for byte'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l bot -d 'Only events of this bot (id, or 8 or more characters of it); may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l event -d 'Only events whose name fits, such as \'audio.*\'; may be repeated' -r -f -a "bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l since -d 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l until -d 'Only events received before: written the same way' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l source -d 'Only events that came this way' -r -f -a "poll\t'Read from the API'
replay\t'Replayed or imported'
webhook\t'An HTTP request'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l to -d 'POST them here instead, once each: 3000, 3000/hook, host:port/path or a URL; exit status 1 if any is not 2xx' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l set -d 'Change a value of the payload, such as data.bot.id=b-1; the path must exist; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l failed -d 'Only events that an app did not take or a command failed on, or that still wait for either'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l edit -d 'Edit the payload in $VISUAL or $EDITOR first (one event)'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l resign -d 'Sign them anew, with a fresh timestamp, under the configured secret, or a generated one that is printed'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from replay" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from reparse" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l bot -d 'Only events of this bot (id, or 8 or more characters of it); may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l event -d 'Only events whose name fits, such as \'audio.*\'; may be repeated' -r -f -a "bot.scheduled\t''
bot.joining\t''
bot.in_waiting_room\t''
bot.inmeeting\t''
bot.recording_permission_allowed\t''
bot.recording_permission_denied\t''
bot.recording\t''
bot.error\t''
bot.leaving\t''
bot.stopped\t''
bot.kicked\t''
bot.notallowed\t''
bot.denied\t''
bot.failed\t''
bot.uploading\t''
manifest.completed\t''
manifest.skipped\t''
audio.processed\t''
audio.skipped\t''
transcription.processed\t''
transcription.failed\t''
transcription.skipped\t''
bot.transcriptionready\t''
video.processed\t''
bot.done\t''
participant_events.join\t''
participant_events.leave\t''
transcript.chunk\t''
data_deletion\t''
unparsed\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l since -d 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l until -d 'Only events received before: written the same way' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l source -d 'Only events that came this way' -r -f -a "poll\t'Read from the API'
replay\t'Replayed or imported'
webhook\t'An HTTP request'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -s o -l output -d 'Write to this file instead of stdout' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l failed -d 'Only events that an app did not take or a command failed on, or that still wait for either'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l redact -d 'Replace ids, names, links and text by pseudonyms, the same throughout the export; times and statuses stay'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l skip-damaged -d 'Exit with 0 also where an event of the journal cannot be read: it is named and left out either way'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l salvage -d 'Read around what is damaged in the file, which is left as it is; name the events that are lost, and exit with 9 if any are'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from import" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l older-than -d 'How old [default: the profile\'s `retention`, else 30d]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from prune" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l since -d 'Also bots of the account that were created since: 2h (ago), 14:05, 2026-02-27, or RFC 3339' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l journal -d 'Journal to use instead of the profile\'s' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand events; and __fish_seen_subcommand_from catch-up" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand explain" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l signature -d 'Value of the X-MeetStream-Signature header: one signature, or several with commas between them; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l timestamp -d 'Value of the X-MeetStream-Timestamp header, to be checked against now: ISO 8601, or seconds or milliseconds since 1970' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l tolerance -d 'How far the timestamp may be from now' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l secret-file -d 'Webhook secrets, one a line [default: the configured ones]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand verify" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l secret-file -d 'Webhook secrets, one a line; the first one signs [default: the configured ones]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand sign" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l to -d 'Where to send: 3000, 3000/hook, host:port/path or a whole URL' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l from -d 'Send the payload of this event of the journal instead' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l envelope -d 'Generation of the envelope' -r -f -a "event\t'The published guide\'s: `event` alone'
two-layer\t'What arrives today: `event` and `bot_event`'"
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l speed -d 'How many times faster than real' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l set -d 'Change a value of every payload that has it, such as bot_id=b-1; a path that none has is an error' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l attr -d 'Custom attribute of the bot, such as tenant=acme' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l duplicate -d 'How many webhooks are sent twice, such as 0.2' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l drop -d 'How many webhooks are never sent, such as 0.1' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l seed -d 'Seed of all chance: the same seed disturbs the same webhooks' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l bots -d 'How many bots play at the same time' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l rate -d 'Webhooks a second over all bots, in place of the scenario\'s own timing' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l secret-file -d 'Sign with the first secret in this file [default: the configured secret, if any]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l video -d 'The bot was asked for a video too'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l shuffle -d 'Leave the order to chance'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l unsigned -d 'Do not sign, as the service does not sign per-bot callbacks'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand simulate" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l port -d 'Port to listen on; 0 takes any free one and prints it' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l host -d 'Address to listen on' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l allow-host -d 'Name that clients call it by, beside its address and localhost; may be repeated' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l speed -d 'How many times faster than real its meetings are' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l secret-file -d 'Sign the webhooks with the first secret in this file' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l scenario -d 'Lifecycle of every bot that does not pick its own; without it, the bot\'s transcription provider decides' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l envelope -d 'Generation of the webhooks\' envelope' -r -f -a "event\t'The published guide\'s: `event` alone'
two-layer\t'What arrives today: `event` and `bot_event`'"
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l fault -d 'Something that goes wrong on purpose, may be repeated; the words are below' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l link-lifetime -d 'How long links to media are valid, such as 5s, to try out expired ones [default: as the service: audio 1h, video 10m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand sandbox" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l out -d 'Folder for the recordings, a folder per bot in it' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand demo" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "connect" -d 'Connect a calendar with an OAuth client of your own'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "list" -d 'List the calendars that are connected'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "events" -d 'List the events of connected calendars'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "schedule" -d 'Send a bot to an event of a connected calendar'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "unschedule" -d 'Send no bot to an event after all'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "scheduled" -d 'List the bots that will join events'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "reschedule" -d 'Change when a scheduled bot joins, its name or its attributes'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "cancel" -d 'Take back bots that have not joined their events yet'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "auto-join" -d 'Send a bot to every meeting of the connected calendars'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "recurrence" -d 'Say whether every occurrence of a recurring event gets a bot'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and not __fish_seen_subcommand_from connect list events schedule unschedule scheduled reschedule cancel auto-join recurrence disconnect" -f -a "disconnect" -d 'Disconnect a calendar; bots that its events were to get are taken back'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l credentials -d 'JSON file with `client_id`, `client_secret` and `refresh_token`; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l client-id -d 'Id of the OAuth client' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l client-secret-file -d 'File with the OAuth client\'s secret; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l refresh-token-file -d 'File with the refresh token; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l replace -d 'Take the place of an Outlook account that is connected already'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from connect" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l calendar -d 'Only this calendar' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l from -d 'From then on: a date with a zone, or a time from now such as +1h' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l until -d 'Until then' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l limit -d 'Print this many events at most, fetching as many pages as it takes' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l all -d 'Follow the list to its end'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l stored -d 'Take what the service has stored, without asking the calendar\'s provider'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l absolute -d 'Show dates instead of times from now'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from events" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l bot-config -d 'JSON file with a `bot_config` under the flags, in the API\'s own words; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -s n -l name -d 'Name of the bot in the meeting [default: the profile\'s `bot_name`, else Notetaker]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l transcript -d 'Who transcribes' -r -f -a "assemblyai\t''
assemblyai_streaming\t''
deepgram\t''
deepgram_streaming\t''
jigsawstack\t''
jigsawstack_streaming\t''
meeting_captions\t''
meetstream\t''
meetstream_streaming\t''
sarvam\t''"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l language -d 'Language that is spoken, as the provider names it, such as en or en-IN' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l message -d 'Chat message on joining' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l callback-url -d 'Where the bot\'s webhooks go' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l retention -d 'How long the service keeps the data: whole hours, such as 36h or 7d [default: the profile\'s `bot_retention`, else 7d]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l occurrence -d 'Only the occurrence on this day or at this time' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l occurrence-limit -d 'At most so many occurrences [default: the service\'s, 52]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l video -d 'Record video too'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l all-occurrences -d 'Every occurrence of the series'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from schedule" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l from-date -d 'Only occurrences from this day on' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l all-occurrences -d 'Every occurrence of the series'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from unschedule" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l absolute -d 'Show dates instead of times from now'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from scheduled" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -s n -l name -d 'Its name in the meeting' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l attr -d 'Text that comes back with every webhook; repeatable; replaces the attributes it has' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from reschedule" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from cancel" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -f -a "on" -d 'Send such a bot to every meeting from now on'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -f -a "off" -d 'Send no more bots by itself; bots that are scheduled already stay'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from auto-join" -f -a "status" -d 'Print whether bots are sent, and which'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from recurrence" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l provider -d 'Which one, where several are connected' -r -f -a "google\t'Google Calendar'
outlook\t'Microsoft Outlook'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l account -d 'Which account, where several of a provider are connected' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l purge-events -d 'Erase the events that the service has stored too'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -s y -l yes -d 'Do not ask'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand calendar; and __fish_seen_subcommand_from disconnect" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -f -a "list" -d 'List agents'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -f -a "show" -d 'Print an agent\'s configuration'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -f -a "create" -d 'Make an agent from a JSON file'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -f -a "update" -d 'Change the sections of an agent that a JSON file holds'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and not __fish_seen_subcommand_from list show create update delete" -f -a "delete" -d 'Delete an agent'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -s f -l file -d 'JSON file with the configuration; - is stdin. Lines that begin with // are comments' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l example -d 'Print a configuration to begin with, its fields explained, and make nothing'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -s f -l file -d 'JSON file with the changed sections; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand agent; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -f -a "google" -d 'Domains of Google Workspace, for Google Meet'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and not __fish_seen_subcommand_from google teams" -f -a "teams" -d 'Domains of Microsoft Teams'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -f -a "list" -d 'List domains'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -f -a "show" -d 'Show a domain and its accounts'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -f -a "add" -d 'Add a domain'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -f -a "update" -d 'Change a domain'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from google" -f -a "remove" -d 'Remove a domain'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -f -a "list" -d 'List domains'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -f -a "show" -d 'Show a domain and its accounts'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -f -a "add" -d 'Add a domain'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -f -a "update" -d 'Change a domain'
complete -c meetstream -n "__fish_meetstream_using_subcommand login-domain; and __fish_seen_subcommand_from teams" -f -a "remove" -d 'Remove a domain'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -f -a "google" -d 'Accounts of Google Workspace, signed in by SSO'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and not __fish_seen_subcommand_from google teams" -f -a "teams" -d 'Accounts of Microsoft Teams, signed in by password'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "list" -d 'List accounts'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "show" -d 'Show an account'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "add" -d 'Add an account with its key and certificate'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "set-cert" -d 'Replace an account\'s key and certificate'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "enable" -d 'Use an account'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "disable" -d 'Use an account no more'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from google" -f -a "remove" -d 'Remove an account'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "list" -d 'List accounts'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "show" -d 'Show an account'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "add" -d 'Add an account with its password'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "set-password" -d 'Replace an account\'s password, and use it again'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "enable" -d 'Use an account'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "disable" -d 'Use an account no more'
complete -c meetstream -n "__fish_meetstream_using_subcommand login; and __fish_seen_subcommand_from teams" -f -a "remove" -d 'Remove an account'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -f -a "show" -d 'Show the bucket in use; the service never tells credentials'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -f -a "set" -d 'Set the bucket that recordings of future bots go to'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and not __fish_seen_subcommand_from show set clear" -f -a "clear" -d 'Go back to the service\'s own storage; files that are in the bucket stay there'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l file -d 'JSON file under the flags, in the API\'s own words; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l provider -d 'Whose bucket [default: aws]' -r -f -a "aws\t'Amazon S3, and stores that speak like it'
alibaba-oss\t'Alibaba Cloud OSS'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l bucket -d 'Name of the bucket' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l region -d 'Region of the bucket' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l access-key-id -d 'Id of the access key' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l secret-key-file -d 'File with the secret key; - is stdin [default: ask for it]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l access-mode -d 'Whether the service may read back what it wrote; without, it cannot serve downloads [default: read-write]' -r -f -a "read-write\t'Write, and read back for downloads'
write-only\t'Write only'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l prefix -d 'Folder in the bucket [default: the service\'s, meetstream]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l kind-prefix -d 'Folder of one kind of files; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l endpoint-url -d 'Address of the store, where it is not the provider\'s own' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l provider -d 'Whose bucket' -r -f -a "aws\t'Amazon S3, and stores that speak like it'
alibaba-oss\t'Alibaba Cloud OSS'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -s y -l yes -d 'Do not ask'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand storage; and __fish_seen_subcommand_from clear" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s f -l field -d 'Add a field with a text; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s F -l typed-field -d 'Add a field with true, false, null, a number, @FILE (its text; @- is stdin), or else a text; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l input -d 'File to send as the body; - is stdin' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s H -l header -d 'Add a header; repeatable' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s i -l include -d 'Print the status line and the headers of the answer too'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l paginate -d 'Follow the cursor through every page, and print one document with all of them'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand api" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -f -a "login" -d 'Store an API key in the profile, after checking it'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -f -a "logout" -d 'Remove the API key from the profile'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -f -a "status" -d 'Show which key is used, where it came from, and whether the API accepts it'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l stdin -d 'Read the key from stdin'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from login" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from logout" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand auth; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "init" -d 'Write a commented config file to begin with; asks for the key on a terminal'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "allow" -d 'Have the project file count as it is: it runs commands, or relays to other machines'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "get" -d 'Print one setting in effect, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "list" -d 'Print every setting in effect, secrets masked'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "path" -d 'Print where the config file is'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "set" -d 'Change one setting of the profile in the config file'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and not __fish_seen_subcommand_from init allow get list path set unset" -f -a "unset" -d 'Remove one setting of the profile from the config file'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l project -d 'Write `.meetstream.toml` into this folder instead, for whoever works on the project'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from init" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from allow" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from get" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l show-origin -d 'Say where each value came from'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l stdin -d 'Read the value from stdin'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand config; and __fish_seen_subcommand_from unset" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand doctor" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand completions" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l out -d 'Write every page to this folder, a file each, such as meetstream-create.1' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand man" -s V -l version -d 'Print version'
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l profile -d 'Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file\'s `profile`, else default]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l config -d 'Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l api-url -d 'Address of the API [env: MEETSTREAM_API_URL] [default: the profile\'s `api_url`, else https://api.meetstream.ai/api/v1]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l ca-file -d 'Trust the authorities whose certificates (PEM) are in it, beside the system\'s [env: MEETSTREAM_CA_FILE]' -r -F
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l jq -d 'Print what a jq expression makes of the JSON; implies --json' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l color -d 'When to use colour [env: NO_COLOR, FORCE_COLOR]' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l timeout -d 'How long one request to the API may take in all, such as 30s; a number alone counts seconds [default: the profile\'s `timeout`, else 1m]' -r
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l no-project -d 'Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]'
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -l json -d 'Print JSON on stdout, and errors as JSON on stderr'
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -s v -l verbose -d 'Trace requests on stderr, secrets masked; print long paths whole'
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c meetstream -n "__fish_meetstream_using_subcommand help" -s V -l version -d 'Print version'
