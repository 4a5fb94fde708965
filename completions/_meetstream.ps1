
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'meetstream' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'meetstream'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'meetstream' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Record a meeting: send a bot, follow it, bring home its files')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Send a bot into a meeting, now or later')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive webhooks on this machine: keep them, show them, fetch what they announce')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow bots through the API: show what happens, fetch what becomes ready; no webhooks needed')
            [CompletionResult]::new('fetch', 'fetch', [CompletionResultType]::ParameterValue, 'Download what a session left: recordings, transcript, chat and more')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List bots, newest first')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print the state of bots')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show everything known of a bot: details, timeline, artifacts, and what to do if it failed')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Have bots leave their meetings; what they recorded is kept')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Erase all data of bots on the service, for good')
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Post a message to a live meeting''s chat')
            [CompletionResult]::new('image', 'image', [CompletionResultType]::ParameterValue, 'Show an image in a live meeting')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Pause the recording of bots; silence and black are written meanwhile')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Resume the recording of bots')
            [CompletionResult]::new('transcribe', 'transcribe', [CompletionResultType]::ParameterValue, 'Transcribe what a bot recorded, again or for the first time')
            [CompletionResult]::new('transcripts', 'transcripts', [CompletionResultType]::ParameterValue, 'List the transcription runs of bots')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'Look at the journal of events, offline, also while a listener runs')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain an event or the reason of a stop, and what to do')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a webhook''s signature, offline')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Make a webhook''s signature, offline')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'Send the webhooks of a whole meeting to any endpoint, without a meeting')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Emulate the service on this machine: API, webhooks and media, no account needed')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'See the whole job done in seconds, against the sandbox: no account needed')
            [CompletionResult]::new('calendar', 'calendar', [CompletionResultType]::ParameterValue, 'Connect calendars, and send bots to their events')
            [CompletionResult]::new('agent', 'agent', [CompletionResultType]::ParameterValue, 'Keep the agents (MIA) that speak through bots')
            [CompletionResult]::new('login-domain', 'login-domain', [CompletionResultType]::ParameterValue, 'Keep the domains whose accounts sign bots in to meetings')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Keep the accounts that sign bots in to meetings')
            [CompletionResult]::new('storage', 'storage', [CompletionResultType]::ParameterValue, 'Have recordings kept in a bucket of your own')
            [CompletionResult]::new('api', 'api', [CompletionResultType]::ParameterValue, 'Call any operation of the API, with the same key, retries and errors as every command')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Store, check and remove the API key')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show and change the configuration')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Find out what does not work, on this machine or with one bot, and what to do about it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;record' {
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Link to the meeting; may be repeated; `-` reads links from stdin, one a line')
            [CompletionResult]::new('--link', '--link', [CompletionResultType]::ParameterName, 'Link to the meeting; may be repeated; `-` reads links from stdin, one a line')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on with a bot that is there, instead of sending one; `@last` is the newest made here')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--callback-url', '--callback-url', [CompletionResultType]::ParameterName, 'Where this bot''s webhooks go; it cannot be set later')
            [CompletionResult]::new('--join-at', '--join-at', [CompletionResultType]::ParameterName, 'When to join: a date with a zone, or a time from now such as +10m')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Chat message on joining')
            [CompletionResult]::new('--image-url', '--image-url', [CompletionResultType]::ParameterName, 'Picture of the bot: a public URL')
            [CompletionResult]::new('--attr', '--attr', [CompletionResultType]::ParameterName, 'Text that comes back with every webhook; repeatable')
            [CompletionResult]::new('--retention', '--retention', [CompletionResultType]::ParameterName, 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Agent (MIA) that speaks through the bot')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Workflow that runs after the meeting; repeatable')
            [CompletionResult]::new('--transcript', '--transcript', [CompletionResultType]::ParameterName, 'Who transcribes')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language that is spoken, as the provider names it, such as en or en-IN')
            [CompletionResult]::new('--provider-config', '--provider-config', [CompletionResultType]::ParameterName, 'JSON file with the provider''s options, in place of the documented ones; - is stdin')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Layout of the video')
            [CompletionResult]::new('--participant-webhook', '--participant-webhook', [CompletionResultType]::ParameterName, 'Where joining and leaving participants are announced as they happen')
            [CompletionResult]::new('--waiting-room-timeout', '--waiting-room-timeout', [CompletionResultType]::ParameterName, 'Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)')
            [CompletionResult]::new('--no-one-joined-timeout', '--no-one-joined-timeout', [CompletionResultType]::ParameterName, 'Leave when nobody else comes (1m to 30m)')
            [CompletionResult]::new('--everyone-left-timeout', '--everyone-left-timeout', [CompletionResultType]::ParameterName, 'Leave when everybody else has left (5s to 30m)')
            [CompletionResult]::new('--silence-timeout', '--silence-timeout', [CompletionResultType]::ParameterName, 'Leave when nobody speaks (1m to 30m)')
            [CompletionResult]::new('--max-recording', '--max-recording', [CompletionResultType]::ParameterName, 'Leave when the recording is this long (10m to 5h)')
            [CompletionResult]::new('--permission-timeout', '--permission-timeout', [CompletionResultType]::ParameterName, 'Leave when the host refuses the recording (1m to 5m; Zoom)')
            [CompletionResult]::new('--google-login-domain', '--google-login-domain', [CompletionResultType]::ParameterName, 'Join Google Meet with an account of this login domain')
            [CompletionResult]::new('--teams-login-domain', '--teams-login-domain', [CompletionResultType]::ParameterName, 'Join Microsoft Teams with an account of this login domain')
            [CompletionResult]::new('--sign-in-email', '--sign-in-email', [CompletionResultType]::ParameterName, 'The one account to join with')
            [CompletionResult]::new('--zoom-zak-url', '--zoom-zak-url', [CompletionResultType]::ParameterName, 'https endpoint of yours that answers with a Zoom ZAK token')
            [CompletionResult]::new('--zoom-obf-url', '--zoom-obf-url', [CompletionResultType]::ParameterName, 'https endpoint of yours that answers with a Zoom OBF token')
            [CompletionResult]::new('--live-transcript-webhook', '--live-transcript-webhook', [CompletionResultType]::ParameterName, 'Where live transcript chunks are posted; needs a streaming provider')
            [CompletionResult]::new('--live-audio-ws', '--live-audio-ws', [CompletionResultType]::ParameterName, 'Where live audio goes (wss)')
            [CompletionResult]::new('--live-video-ws', '--live-video-ws', [CompletionResultType]::ParameterName, 'Where live video goes (wss)')
            [CompletionResult]::new('--control-ws', '--control-ws', [CompletionResultType]::ParameterName, 'Where the bot takes commands from (wss)')
            [CompletionResult]::new('--payload', '--payload', [CompletionResultType]::ParameterName, 'JSON body under the flags, in the API''s own words; - is stdin')
            [CompletionResult]::new('--idempotency-key', '--idempotency-key', [CompletionResultType]::ParameterName, 'Name of the call: sent again, the service answers with the first bot [default: a new UUID]')
            [CompletionResult]::new('--dedup-key', '--dedup-key', [CompletionResultType]::ParameterName, 'A second create with this key and the same link answers with the first bot, for good')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder for what is fetched, a folder per bot in it')
            [CompletionResult]::new('--artifacts', '--artifacts', [CompletionResultType]::ParameterName, 'What to fetch when it becomes ready')
            [CompletionResult]::new('--max-size', '--max-size', [CompletionResultType]::ParameterName, 'The most bytes that a file may have, such as 20GiB [default: 100GiB]')
            [CompletionResult]::new('--on-deletion', '--on-deletion', [CompletionResultType]::ParameterName, 'What becomes of local files when the service has erased a bot''s data')
            [CompletionResult]::new('--forward', '--forward', [CompletionResultType]::ParameterName, 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Relay events of such names here, beside --forward, such as ''video.*=3000/video''; may be repeated')
            [CompletionResult]::new('--forward-timeout', '--forward-timeout', [CompletionResultType]::ParameterName, 'How long the app may take to answer; 0 for as long as it likes')
            [CompletionResult]::new('--exec', '--exec', [CompletionResultType]::ParameterName, 'Run this for every event, in the shell, the payload on its stdin; may be repeated')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Run this for events of such names, beside --exec, such as ''audio.*=./save.sh''; may be repeated')
            [CompletionResult]::new('--exec-timeout', '--exec-timeout', [CompletionResultType]::ParameterName, 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes')
            [CompletionResult]::new('--exec-jobs', '--exec-jobs', [CompletionResultType]::ParameterName, 'How many of a command may run at a time; those of one bot never do')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'End when a session is complete, when a bot has stopped, or when an event of this name has come')
            [CompletionResult]::new('--idle', '--idle', [CompletionResultType]::ParameterName, 'End when no event has come for so long')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Forms of a transcript, besides the answer as received [default: md]')
            [CompletionResult]::new('--tunnel', '--tunnel', [CompletionResultType]::ParameterName, 'Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path')
            [CompletionResult]::new('--public-url', '--public-url', [CompletionResultType]::ParameterName, 'Public address that leads here already, such as one of a proxy of your own; requires the secret path')
            [CompletionResult]::new('--tunnel-timeout', '--tunnel-timeout', [CompletionResultType]::ParameterName, 'How long a tunnel may take to tell its address, and as long again to lead here')
            [CompletionResult]::new('--check-every', '--check-every', [CompletionResultType]::ParameterName, 'How often a tunnel is asked from outside whether it still leads here')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port to receive on; 0 takes a free one [default: a free one with --tunnel, else 3333]')
            [CompletionResult]::new('--on-interrupt', '--on-interrupt', [CompletionResultType]::ParameterName, 'Whether Ctrl-C has the bot leave the meeting [default: asks on a terminal, else keep]')
            [CompletionResult]::new('--poll-every', '--poll-every', [CompletionResultType]::ParameterName, 'How often to ask the API at most')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--any-link', '--any-link', [CompletionResultType]::ParameterName, 'Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams')
            [CompletionResult]::new('--video', '--video', [CompletionResultType]::ParameterName, 'Record video too')
            [CompletionResult]::new('--separate-audio', '--separate-audio', [CompletionResultType]::ParameterName, 'Keep an audio file per participant too')
            [CompletionResult]::new('--separate-video', '--separate-video', [CompletionResultType]::ParameterName, 'Keep a video file per participant too')
            [CompletionResult]::new('--no-strict-email', '--no-strict-email', [CompletionResultType]::ParameterName, 'Join with another account of the domain when that one is busy')
            [CompletionResult]::new('--defaults', '--defaults', [CompletionResultType]::ParameterName, 'Begin with the profile''s `create` table, under the payload and the flags')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the request with secrets masked, and send nothing')
            [CompletionResult]::new('--no-download', '--no-download', [CompletionResultType]::ParameterName, 'Fetch nothing')
            [CompletionResult]::new('--retry-4xx', '--retry-4xx', [CompletionResultType]::ParameterName, 'Send again what the app refused (4xx) too')
            [CompletionResult]::new('--resign', '--resign', [CompletionResultType]::ParameterName, 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed')
            [CompletionResult]::new('--ephemeral', '--ephemeral', [CompletionResultType]::ParameterName, 'Keep the journal in memory only: gone at the end')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;create' {
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Link to the meeting')
            [CompletionResult]::new('--link', '--link', [CompletionResultType]::ParameterName, 'Link to the meeting')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--callback-url', '--callback-url', [CompletionResultType]::ParameterName, 'Where this bot''s webhooks go; it cannot be set later')
            [CompletionResult]::new('--join-at', '--join-at', [CompletionResultType]::ParameterName, 'When to join: a date with a zone, or a time from now such as +10m')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Chat message on joining')
            [CompletionResult]::new('--image-url', '--image-url', [CompletionResultType]::ParameterName, 'Picture of the bot: a public URL')
            [CompletionResult]::new('--attr', '--attr', [CompletionResultType]::ParameterName, 'Text that comes back with every webhook; repeatable')
            [CompletionResult]::new('--retention', '--retention', [CompletionResultType]::ParameterName, 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Agent (MIA) that speaks through the bot')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Workflow that runs after the meeting; repeatable')
            [CompletionResult]::new('--transcript', '--transcript', [CompletionResultType]::ParameterName, 'Who transcribes')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language that is spoken, as the provider names it, such as en or en-IN')
            [CompletionResult]::new('--provider-config', '--provider-config', [CompletionResultType]::ParameterName, 'JSON file with the provider''s options, in place of the documented ones; - is stdin')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Layout of the video')
            [CompletionResult]::new('--participant-webhook', '--participant-webhook', [CompletionResultType]::ParameterName, 'Where joining and leaving participants are announced as they happen')
            [CompletionResult]::new('--waiting-room-timeout', '--waiting-room-timeout', [CompletionResultType]::ParameterName, 'Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)')
            [CompletionResult]::new('--no-one-joined-timeout', '--no-one-joined-timeout', [CompletionResultType]::ParameterName, 'Leave when nobody else comes (1m to 30m)')
            [CompletionResult]::new('--everyone-left-timeout', '--everyone-left-timeout', [CompletionResultType]::ParameterName, 'Leave when everybody else has left (5s to 30m)')
            [CompletionResult]::new('--silence-timeout', '--silence-timeout', [CompletionResultType]::ParameterName, 'Leave when nobody speaks (1m to 30m)')
            [CompletionResult]::new('--max-recording', '--max-recording', [CompletionResultType]::ParameterName, 'Leave when the recording is this long (10m to 5h)')
            [CompletionResult]::new('--permission-timeout', '--permission-timeout', [CompletionResultType]::ParameterName, 'Leave when the host refuses the recording (1m to 5m; Zoom)')
            [CompletionResult]::new('--google-login-domain', '--google-login-domain', [CompletionResultType]::ParameterName, 'Join Google Meet with an account of this login domain')
            [CompletionResult]::new('--teams-login-domain', '--teams-login-domain', [CompletionResultType]::ParameterName, 'Join Microsoft Teams with an account of this login domain')
            [CompletionResult]::new('--sign-in-email', '--sign-in-email', [CompletionResultType]::ParameterName, 'The one account to join with')
            [CompletionResult]::new('--zoom-zak-url', '--zoom-zak-url', [CompletionResultType]::ParameterName, 'https endpoint of yours that answers with a Zoom ZAK token')
            [CompletionResult]::new('--zoom-obf-url', '--zoom-obf-url', [CompletionResultType]::ParameterName, 'https endpoint of yours that answers with a Zoom OBF token')
            [CompletionResult]::new('--live-transcript-webhook', '--live-transcript-webhook', [CompletionResultType]::ParameterName, 'Where live transcript chunks are posted; needs a streaming provider')
            [CompletionResult]::new('--live-audio-ws', '--live-audio-ws', [CompletionResultType]::ParameterName, 'Where live audio goes (wss)')
            [CompletionResult]::new('--live-video-ws', '--live-video-ws', [CompletionResultType]::ParameterName, 'Where live video goes (wss)')
            [CompletionResult]::new('--control-ws', '--control-ws', [CompletionResultType]::ParameterName, 'Where the bot takes commands from (wss)')
            [CompletionResult]::new('--payload', '--payload', [CompletionResultType]::ParameterName, 'JSON body under the flags, in the API''s own words; - is stdin')
            [CompletionResult]::new('--idempotency-key', '--idempotency-key', [CompletionResultType]::ParameterName, 'Name of the call: sent again, the service answers with the first bot [default: a new UUID]')
            [CompletionResult]::new('--dedup-key', '--dedup-key', [CompletionResultType]::ParameterName, 'A second create with this key and the same link answers with the first bot, for good')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--any-link', '--any-link', [CompletionResultType]::ParameterName, 'Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams')
            [CompletionResult]::new('--video', '--video', [CompletionResultType]::ParameterName, 'Record video too')
            [CompletionResult]::new('--separate-audio', '--separate-audio', [CompletionResultType]::ParameterName, 'Keep an audio file per participant too')
            [CompletionResult]::new('--separate-video', '--separate-video', [CompletionResultType]::ParameterName, 'Keep a video file per participant too')
            [CompletionResult]::new('--no-strict-email', '--no-strict-email', [CompletionResultType]::ParameterName, 'Join with another account of the domain when that one is busy')
            [CompletionResult]::new('--defaults', '--defaults', [CompletionResultType]::ParameterName, 'Begin with the profile''s `create` table, under the payload and the flags')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the request with secrets masked, and send nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;listen' {
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Address to receive on; anything but loopback requires the secret path')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Name of this machine that unproven deliveries may be sent to, beside --host and localhost; may be repeated')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port to receive on; 0 takes a free one')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'Path to receive on')
            [CompletionResult]::new('--tunnel', '--tunnel', [CompletionResultType]::ParameterName, 'Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path')
            [CompletionResult]::new('--public-url', '--public-url', [CompletionResultType]::ParameterName, 'Public address that leads here already, such as one of a proxy of your own; requires the secret path')
            [CompletionResult]::new('--tunnel-timeout', '--tunnel-timeout', [CompletionResultType]::ParameterName, 'How long a tunnel may take to tell its address, and as long again to lead here')
            [CompletionResult]::new('--check-every', '--check-every', [CompletionResultType]::ParameterName, 'How often a tunnel is asked from outside whether it still leads here')
            [CompletionResult]::new('--secret-file', '--secret-file', [CompletionResultType]::ParameterName, 'File with the secret that webhooks are signed with; several while one is being rotated [env: MEETSTREAM_WEBHOOK_SECRET]')
            [CompletionResult]::new('--tolerance', '--tolerance', [CompletionResultType]::ParameterName, 'How far a signed delivery''s timestamp may be from now')
            [CompletionResult]::new('--max-body', '--max-body', [CompletionResultType]::ParameterName, 'Largest body accepted')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder for what is fetched, a folder per bot in it')
            [CompletionResult]::new('--artifacts', '--artifacts', [CompletionResultType]::ParameterName, 'What to fetch when it becomes ready')
            [CompletionResult]::new('--max-size', '--max-size', [CompletionResultType]::ParameterName, 'The most bytes that a file may have, such as 20GiB [default: 100GiB]')
            [CompletionResult]::new('--on-deletion', '--on-deletion', [CompletionResultType]::ParameterName, 'What becomes of local files when the service has erased a bot''s data')
            [CompletionResult]::new('--forward', '--forward', [CompletionResultType]::ParameterName, 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Relay events of such names here, beside --forward, such as ''video.*=3000/video''; may be repeated')
            [CompletionResult]::new('--forward-timeout', '--forward-timeout', [CompletionResultType]::ParameterName, 'How long the app may take to answer; 0 for as long as it likes')
            [CompletionResult]::new('--exec', '--exec', [CompletionResultType]::ParameterName, 'Run this for every event, in the shell, the payload on its stdin; may be repeated')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Run this for events of such names, beside --exec, such as ''audio.*=./save.sh''; may be repeated')
            [CompletionResult]::new('--exec-timeout', '--exec-timeout', [CompletionResultType]::ParameterName, 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes')
            [CompletionResult]::new('--exec-jobs', '--exec-jobs', [CompletionResultType]::ParameterName, 'How many of a command may run at a time; those of one bot never do')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'End when a session is complete, when a bot has stopped, or when an event of this name has come')
            [CompletionResult]::new('--idle', '--idle', [CompletionResultType]::ParameterName, 'End when no event has come for so long')
            [CompletionResult]::new('--poll-every', '--poll-every', [CompletionResultType]::ParameterName, 'How often to ask the API about a bot at most, with an API key, for what no webhook tells')
            [CompletionResult]::new('--ready-file', '--ready-file', [CompletionResultType]::ParameterName, 'File to write the callback URL to once deliveries are taken')
            [CompletionResult]::new('--bot', '--bot', [CompletionResultType]::ParameterName, 'Show, relay and run only events of these bots; eight characters of an id will do')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'End after so many events')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--secret-path', '--secret-path', [CompletionResultType]::ParameterName, 'Require the secret path, /webhook/TOKEN; the token is kept with the profile')
            [CompletionResult]::new('--print-url', '--print-url', [CompletionResultType]::ParameterName, 'Print the callback URL alone and exit')
            [CompletionResult]::new('--allow-unsigned', '--allow-unsigned', [CompletionResultType]::ParameterName, 'Accept deliveries without a signature although a secret is configured')
            [CompletionResult]::new('--no-download', '--no-download', [CompletionResultType]::ParameterName, 'Fetch nothing')
            [CompletionResult]::new('--retry-4xx', '--retry-4xx', [CompletionResultType]::ParameterName, 'Send again what the app refused (4xx) too')
            [CompletionResult]::new('--resign', '--resign', [CompletionResultType]::ParameterName, 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed')
            [CompletionResult]::new('--ephemeral', '--ephemeral', [CompletionResultType]::ParameterName, 'Keep the journal in memory only: gone at the end')
            [CompletionResult]::new('--no-poll', '--no-poll', [CompletionResultType]::ParameterName, 'Do not ask the API what no webhook tells: show what comes, and nothing else')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;watch' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder for what is fetched, a folder per bot in it')
            [CompletionResult]::new('--artifacts', '--artifacts', [CompletionResultType]::ParameterName, 'What to fetch when it becomes ready')
            [CompletionResult]::new('--max-size', '--max-size', [CompletionResultType]::ParameterName, 'The most bytes that a file may have, such as 20GiB [default: 100GiB]')
            [CompletionResult]::new('--on-deletion', '--on-deletion', [CompletionResultType]::ParameterName, 'What becomes of local files when the service has erased a bot''s data')
            [CompletionResult]::new('--forward', '--forward', [CompletionResultType]::ParameterName, 'Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Relay events of such names here, beside --forward, such as ''video.*=3000/video''; may be repeated')
            [CompletionResult]::new('--forward-timeout', '--forward-timeout', [CompletionResultType]::ParameterName, 'How long the app may take to answer; 0 for as long as it likes')
            [CompletionResult]::new('--exec', '--exec', [CompletionResultType]::ParameterName, 'Run this for every event, in the shell, the payload on its stdin; may be repeated')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Run this for events of such names, beside --exec, such as ''audio.*=./save.sh''; may be repeated')
            [CompletionResult]::new('--exec-timeout', '--exec-timeout', [CompletionResultType]::ParameterName, 'How long a command may run before it is killed, with all that it started; 0 for as long as it likes')
            [CompletionResult]::new('--exec-jobs', '--exec-jobs', [CompletionResultType]::ParameterName, 'How many of a command may run at a time; those of one bot never do')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'End when a session is complete, when a bot has stopped, or when an event of this name has come')
            [CompletionResult]::new('--idle', '--idle', [CompletionResultType]::ParameterName, 'End when no event has come for so long')
            [CompletionResult]::new('--poll-every', '--poll-every', [CompletionResultType]::ParameterName, 'How often to ask the API at most')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--no-download', '--no-download', [CompletionResultType]::ParameterName, 'Fetch nothing')
            [CompletionResult]::new('--retry-4xx', '--retry-4xx', [CompletionResultType]::ParameterName, 'Send again what the app refused (4xx) too')
            [CompletionResult]::new('--resign', '--resign', [CompletionResultType]::ParameterName, 'Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed')
            [CompletionResult]::new('--ephemeral', '--ephemeral', [CompletionResultType]::ParameterName, 'Keep the journal in memory only: gone at the end')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;fetch' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write; `-` is stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write; `-` is stdout')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder that holds a folder per bot [default: the profile''s, else recordings]')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until it is ready, at most so long')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Forms of a transcript, besides the answer as received [default: md]')
            [CompletionResult]::new('--transcript-id', '--transcript-id', [CompletionResultType]::ParameterName, 'Transcript of an older run; see `meetstream transcripts BOT`')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files to download at the same time')
            [CompletionResult]::new('--connections', '--connections', [CompletionResultType]::ParameterName, 'Without effect: a file comes over one connection. Taken so that scripts written for 0.1 go on')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'Attempts in a row that may bring nothing before a download is given up')
            [CompletionResult]::new('--max-size', '--max-size', [CompletionResultType]::ParameterName, 'The most bytes that a file may have, such as 20GiB [default: 100GiB]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--overwrite', '--overwrite', [CompletionResultType]::ParameterName, 'Replace files that are there and differ')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The transcription provider''s own answer instead of the processed transcript')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;list' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Print this many bots at most, fetching as many pages as it takes')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only bots in this state, such as Recording; repeatable')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only bots on this platform')
            [CompletionResult]::new('--attr', '--attr', [CompletionResultType]::ParameterName, 'Only bots with this attribute; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the list to its end')
            [CompletionResult]::new('--absolute', '--absolute', [CompletionResultType]::ParameterName, 'Show dates instead of times from now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;status' {
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Print each new state of one bot until it has left the meeting, or until so long has passed (exit 3)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--absolute', '--absolute', [CompletionResultType]::ParameterName, 'Show dates instead of times from now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;say' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;image' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'How long it is shown, in whole seconds')
            [CompletionResult]::new('--duration', '--duration', [CompletionResultType]::ParameterName, 'How long it is shown, in whole seconds')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;pause' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;resume' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;transcribe' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Who transcribes')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who transcribes')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language that is spoken, as the provider names it, such as en or en-IN')
            [CompletionResult]::new('--provider-config', '--provider-config', [CompletionResultType]::ParameterName, 'JSON file with the provider''s options, in place of the documented ones; - is stdin')
            [CompletionResult]::new('--callback-url', '--callback-url', [CompletionResultType]::ParameterName, 'Where the end of the run is announced')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait for the end of the run, this long at most')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;transcripts' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--absolute', '--absolute', [CompletionResultType]::ParameterName, 'Show dates instead of times from now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events' {
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List events, the newest last')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one event: headers, body, and what was done with it')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Send events again: to a URL, or to the reactions of the listener')
            [CompletionResult]::new('reparse', 'reparse', [CompletionResultType]::ParameterValue, 'Read anew what was not understood when it came')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write events as NDJSON, for `events import`')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Read events that `events export` or `listen --json` wrote')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old events')
            [CompletionResult]::new('catch-up', 'catch-up', [CompletionResultType]::ParameterValue, 'Ask the API what became of bots, and append what the journal lacks')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;events;list' {
            [CompletionResult]::new('--bot', '--bot', [CompletionResultType]::ParameterName, 'Only events of this bot (id, or 8 or more characters of it); may be repeated')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Only events whose name fits, such as ''audio.*''; may be repeated')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only events received before: written the same way')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only events that came this way')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many, the newest ones; 0 for all')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many, the newest ones; 0 for all')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;show' {
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Print the body alone, byte for byte')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;replay' {
            [CompletionResult]::new('--bot', '--bot', [CompletionResultType]::ParameterName, 'Only events of this bot (id, or 8 or more characters of it); may be repeated')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Only events whose name fits, such as ''audio.*''; may be repeated')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only events received before: written the same way')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only events that came this way')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'POST them here instead, once each: 3000, 3000/hook, host:port/path or a URL; exit status 1 if any is not 2xx')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Change a value of the payload, such as data.bot.id=b-1; the path must exist; may be repeated')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Edit the payload in $VISUAL or $EDITOR first (one event)')
            [CompletionResult]::new('--resign', '--resign', [CompletionResultType]::ParameterName, 'Sign them anew, with a fresh timestamp, under the configured secret, or a generated one that is printed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;reparse' {
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;export' {
            [CompletionResult]::new('--bot', '--bot', [CompletionResultType]::ParameterName, 'Only events of this bot (id, or 8 or more characters of it); may be repeated')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Only events whose name fits, such as ''audio.*''; may be repeated')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only events received before: written the same way')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only events that came this way')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of stdout')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Replace ids, names, links and text by pseudonyms, the same throughout the export; times and statuses stay')
            [CompletionResult]::new('--skip-damaged', '--skip-damaged', [CompletionResultType]::ParameterName, 'Exit with 0 also where an event of the journal cannot be read: it is named and left out either way')
            [CompletionResult]::new('--salvage', '--salvage', [CompletionResultType]::ParameterName, 'Read around what is damaged in the file, which is left as it is; name the events that are lost, and exit with 9 if any are')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;import' {
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;prune' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'How old; the configured retention (30d) unless told otherwise')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;catch-up' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Also bots of the account that were created since: 2h (ago), 14:05, 2026-02-27, or RFC 3339')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal to use instead of the profile''s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;events;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List events, the newest last')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one event: headers, body, and what was done with it')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Send events again: to a URL, or to the reactions of the listener')
            [CompletionResult]::new('reparse', 'reparse', [CompletionResultType]::ParameterValue, 'Read anew what was not understood when it came')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write events as NDJSON, for `events import`')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Read events that `events export` or `listen --json` wrote')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old events')
            [CompletionResult]::new('catch-up', 'catch-up', [CompletionResultType]::ParameterValue, 'Ask the API what became of bots, and append what the journal lacks')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;events;help;list' {
            break
        }
        'meetstream;events;help;show' {
            break
        }
        'meetstream;events;help;replay' {
            break
        }
        'meetstream;events;help;reparse' {
            break
        }
        'meetstream;events;help;export' {
            break
        }
        'meetstream;events;help;import' {
            break
        }
        'meetstream;events;help;prune' {
            break
        }
        'meetstream;events;help;catch-up' {
            break
        }
        'meetstream;events;help;help' {
            break
        }
        'meetstream;explain' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;verify' {
            [CompletionResult]::new('--signature', '--signature', [CompletionResultType]::ParameterName, 'Value of the X-MeetStream-Signature header: one signature, or several with commas between them; may be repeated')
            [CompletionResult]::new('--timestamp', '--timestamp', [CompletionResultType]::ParameterName, 'Value of the X-MeetStream-Timestamp header, to be checked against now: ISO 8601, or seconds or milliseconds since 1970')
            [CompletionResult]::new('--tolerance', '--tolerance', [CompletionResultType]::ParameterName, 'How far the timestamp may be from now')
            [CompletionResult]::new('--secret-file', '--secret-file', [CompletionResultType]::ParameterName, 'Webhook secrets, one a line [default: the configured ones]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;sign' {
            [CompletionResult]::new('--secret-file', '--secret-file', [CompletionResultType]::ParameterName, 'Webhook secrets, one a line; the first one signs [default: the configured ones]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;simulate' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to send: 3000, 3000/hook, host:port/path or a whole URL')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Send the payload of this event of the journal instead')
            [CompletionResult]::new('--envelope', '--envelope', [CompletionResultType]::ParameterName, 'Generation of the envelope')
            [CompletionResult]::new('--speed', '--speed', [CompletionResultType]::ParameterName, 'How many times faster than real')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Change a value of every payload that has it, such as bot_id=b-1; a path that none has is an error')
            [CompletionResult]::new('--attr', '--attr', [CompletionResultType]::ParameterName, 'Custom attribute of the bot, such as tenant=acme')
            [CompletionResult]::new('--duplicate', '--duplicate', [CompletionResultType]::ParameterName, 'How many webhooks are sent twice, such as 0.2')
            [CompletionResult]::new('--drop', '--drop', [CompletionResultType]::ParameterName, 'How many webhooks are never sent, such as 0.1')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Seed of all chance: the same seed disturbs the same webhooks')
            [CompletionResult]::new('--bots', '--bots', [CompletionResultType]::ParameterName, 'How many bots play at the same time')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'Webhooks a second over all bots, in place of the scenario''s own timing')
            [CompletionResult]::new('--secret-file', '--secret-file', [CompletionResultType]::ParameterName, 'Sign with the first secret in this file [default: the configured secret, if any]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--video', '--video', [CompletionResultType]::ParameterName, 'The bot was asked for a video too')
            [CompletionResult]::new('--shuffle', '--shuffle', [CompletionResultType]::ParameterName, 'Leave the order to chance')
            [CompletionResult]::new('--unsigned', '--unsigned', [CompletionResultType]::ParameterName, 'Do not sign, as the service does not sign per-bot callbacks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;sandbox' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port to listen on; 0 takes any free one and prints it')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Address to listen on')
            [CompletionResult]::new('--allow-host', '--allow-host', [CompletionResultType]::ParameterName, 'Name that clients call it by, beside its address and localhost; may be repeated')
            [CompletionResult]::new('--speed', '--speed', [CompletionResultType]::ParameterName, 'How many times faster than real its meetings are')
            [CompletionResult]::new('--secret-file', '--secret-file', [CompletionResultType]::ParameterName, 'Sign the webhooks with the first secret in this file')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'Lifecycle of every bot that does not pick its own; without it, the bot''s transcription provider decides')
            [CompletionResult]::new('--envelope', '--envelope', [CompletionResultType]::ParameterName, 'Generation of the webhooks'' envelope')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'Something that goes wrong on purpose, may be repeated; the words are below')
            [CompletionResult]::new('--link-lifetime', '--link-lifetime', [CompletionResultType]::ParameterName, 'How long links to media are valid, such as 5s, to try out expired ones [default: as the service: audio 1h, video 10m]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;demo' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder for the recordings, a folder per bot in it')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('connect', 'connect', [CompletionResultType]::ParameterValue, 'Connect a calendar with an OAuth client of your own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the calendars that are connected')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'List the events of connected calendars')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Send a bot to an event of a connected calendar')
            [CompletionResult]::new('unschedule', 'unschedule', [CompletionResultType]::ParameterValue, 'Send no bot to an event after all')
            [CompletionResult]::new('scheduled', 'scheduled', [CompletionResultType]::ParameterValue, 'List the bots that will join events')
            [CompletionResult]::new('reschedule', 'reschedule', [CompletionResultType]::ParameterValue, 'Change when a scheduled bot joins, its name or its attributes')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Take back bots that have not joined their events yet')
            [CompletionResult]::new('auto-join', 'auto-join', [CompletionResultType]::ParameterValue, 'Send a bot to every meeting of the connected calendars')
            [CompletionResult]::new('recurrence', 'recurrence', [CompletionResultType]::ParameterValue, 'Say whether every occurrence of a recurring event gets a bot')
            [CompletionResult]::new('disconnect', 'disconnect', [CompletionResultType]::ParameterValue, 'Disconnect a calendar; bots that its events were to get are taken back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;calendar;connect' {
            [CompletionResult]::new('--credentials', '--credentials', [CompletionResultType]::ParameterName, 'JSON file with `client_id`, `client_secret` and `refresh_token`; - is stdin')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Id of the OAuth client')
            [CompletionResult]::new('--client-secret-file', '--client-secret-file', [CompletionResultType]::ParameterName, 'File with the OAuth client''s secret; - is stdin')
            [CompletionResult]::new('--refresh-token-file', '--refresh-token-file', [CompletionResultType]::ParameterName, 'File with the refresh token; - is stdin')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Take the place of an Outlook account that is connected already')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;events' {
            [CompletionResult]::new('--calendar', '--calendar', [CompletionResultType]::ParameterName, 'Only this calendar')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From then on: a date with a zone, or a time from now such as +1h')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Until then')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Print this many events at most, fetching as many pages as it takes')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the list to its end')
            [CompletionResult]::new('--stored', '--stored', [CompletionResultType]::ParameterName, 'Take what the service has stored, without asking the calendar''s provider')
            [CompletionResult]::new('--absolute', '--absolute', [CompletionResultType]::ParameterName, 'Show dates instead of times from now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;schedule' {
            [CompletionResult]::new('--bot-config', '--bot-config', [CompletionResultType]::ParameterName, 'JSON file with a `bot_config` under the flags, in the API''s own words; - is stdin')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--transcript', '--transcript', [CompletionResultType]::ParameterName, 'Who transcribes')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language that is spoken, as the provider names it, such as en or en-IN')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Chat message on joining')
            [CompletionResult]::new('--callback-url', '--callback-url', [CompletionResultType]::ParameterName, 'Where the bot''s webhooks go')
            [CompletionResult]::new('--retention', '--retention', [CompletionResultType]::ParameterName, 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Only the occurrence on this day or at this time')
            [CompletionResult]::new('--occurrence-limit', '--occurrence-limit', [CompletionResultType]::ParameterName, 'At most so many occurrences [default: the service''s, 52]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--video', '--video', [CompletionResultType]::ParameterName, 'Record video too')
            [CompletionResult]::new('--all-occurrences', '--all-occurrences', [CompletionResultType]::ParameterName, 'Every occurrence of the series')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;unschedule' {
            [CompletionResult]::new('--from-date', '--from-date', [CompletionResultType]::ParameterName, 'Only occurrences from this day on')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--all-occurrences', '--all-occurrences', [CompletionResultType]::ParameterName, 'Every occurrence of the series')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;scheduled' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--absolute', '--absolute', [CompletionResultType]::ParameterName, 'Show dates instead of times from now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;reschedule' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Its name in the meeting')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Its name in the meeting')
            [CompletionResult]::new('--attr', '--attr', [CompletionResultType]::ParameterName, 'Text that comes back with every webhook; repeatable; replaces the attributes it has')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;cancel' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;auto-join' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('on', 'on', [CompletionResultType]::ParameterValue, 'Send such a bot to every meeting from now on')
            [CompletionResult]::new('off', 'off', [CompletionResultType]::ParameterValue, 'Send no more bots by itself; bots that are scheduled already stay')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print whether bots are sent, and which')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;calendar;auto-join;on' {
            [CompletionResult]::new('--bot-config', '--bot-config', [CompletionResultType]::ParameterName, 'JSON file with a `bot_config` under the flags, in the API''s own words; - is stdin')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name of the bot in the meeting [default: the profile''s `bot_name`, else Notetaker]')
            [CompletionResult]::new('--transcript', '--transcript', [CompletionResultType]::ParameterName, 'Who transcribes')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language that is spoken, as the provider names it, such as en or en-IN')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Chat message on joining')
            [CompletionResult]::new('--callback-url', '--callback-url', [CompletionResultType]::ParameterName, 'Where the bot''s webhooks go')
            [CompletionResult]::new('--retention', '--retention', [CompletionResultType]::ParameterName, 'How long the service keeps the data, in whole hours [default: the profile''s `bot_retention`, else 7d]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--video', '--video', [CompletionResultType]::ParameterName, 'Record video too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;auto-join;off' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;auto-join;status' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;auto-join;help' {
            [CompletionResult]::new('on', 'on', [CompletionResultType]::ParameterValue, 'Send such a bot to every meeting from now on')
            [CompletionResult]::new('off', 'off', [CompletionResultType]::ParameterValue, 'Send no more bots by itself; bots that are scheduled already stay')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print whether bots are sent, and which')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;calendar;auto-join;help;on' {
            break
        }
        'meetstream;calendar;auto-join;help;off' {
            break
        }
        'meetstream;calendar;auto-join;help;status' {
            break
        }
        'meetstream;calendar;auto-join;help;help' {
            break
        }
        'meetstream;calendar;recurrence' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;disconnect' {
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Which one, where several are connected')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Which account, where several of a provider are connected')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--purge-events', '--purge-events', [CompletionResultType]::ParameterName, 'Erase the events that the service has stored too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;calendar;help' {
            [CompletionResult]::new('connect', 'connect', [CompletionResultType]::ParameterValue, 'Connect a calendar with an OAuth client of your own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the calendars that are connected')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'List the events of connected calendars')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Send a bot to an event of a connected calendar')
            [CompletionResult]::new('unschedule', 'unschedule', [CompletionResultType]::ParameterValue, 'Send no bot to an event after all')
            [CompletionResult]::new('scheduled', 'scheduled', [CompletionResultType]::ParameterValue, 'List the bots that will join events')
            [CompletionResult]::new('reschedule', 'reschedule', [CompletionResultType]::ParameterValue, 'Change when a scheduled bot joins, its name or its attributes')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Take back bots that have not joined their events yet')
            [CompletionResult]::new('auto-join', 'auto-join', [CompletionResultType]::ParameterValue, 'Send a bot to every meeting of the connected calendars')
            [CompletionResult]::new('recurrence', 'recurrence', [CompletionResultType]::ParameterValue, 'Say whether every occurrence of a recurring event gets a bot')
            [CompletionResult]::new('disconnect', 'disconnect', [CompletionResultType]::ParameterValue, 'Disconnect a calendar; bots that its events were to get are taken back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;calendar;help;connect' {
            break
        }
        'meetstream;calendar;help;list' {
            break
        }
        'meetstream;calendar;help;events' {
            break
        }
        'meetstream;calendar;help;schedule' {
            break
        }
        'meetstream;calendar;help;unschedule' {
            break
        }
        'meetstream;calendar;help;scheduled' {
            break
        }
        'meetstream;calendar;help;reschedule' {
            break
        }
        'meetstream;calendar;help;cancel' {
            break
        }
        'meetstream;calendar;help;auto-join' {
            [CompletionResult]::new('on', 'on', [CompletionResultType]::ParameterValue, 'Send such a bot to every meeting from now on')
            [CompletionResult]::new('off', 'off', [CompletionResultType]::ParameterValue, 'Send no more bots by itself; bots that are scheduled already stay')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print whether bots are sent, and which')
            break
        }
        'meetstream;calendar;help;auto-join;on' {
            break
        }
        'meetstream;calendar;help;auto-join;off' {
            break
        }
        'meetstream;calendar;help;auto-join;status' {
            break
        }
        'meetstream;calendar;help;recurrence' {
            break
        }
        'meetstream;calendar;help;disconnect' {
            break
        }
        'meetstream;calendar;help;help' {
            break
        }
        'meetstream;agent' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List agents')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print an agent''s configuration')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make an agent from a JSON file')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the sections of an agent that a JSON file holds')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an agent')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;agent;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;agent;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;agent;create' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'JSON file with the configuration; - is stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file with the configuration; - is stdin')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;agent;update' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'JSON file with the changed sections; - is stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file with the changed sections; - is stdin')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;agent;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;agent;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List agents')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print an agent''s configuration')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make an agent from a JSON file')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the sections of an agent that a JSON file holds')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an agent')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;agent;help;list' {
            break
        }
        'meetstream;agent;help;show' {
            break
        }
        'meetstream;agent;help;create' {
            break
        }
        'meetstream;agent;help;update' {
            break
        }
        'meetstream;agent;help;delete' {
            break
        }
        'meetstream;agent;help;help' {
            break
        }
        'meetstream;login-domain' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('google', 'google', [CompletionResultType]::ParameterValue, 'Domains of Google Workspace, for Google Meet')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Domains of Microsoft Teams')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login-domain;google' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login-domain;google;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;google;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;google;add' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--login-mode', '--login-mode', [CompletionResultType]::ParameterName, 'When bots sign in; Teams knows `always` only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;google;update' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--login-mode', '--login-mode', [CompletionResultType]::ParameterName, 'When bots sign in; Teams knows `always` only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;google;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;google;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login-domain;google;help;list' {
            break
        }
        'meetstream;login-domain;google;help;show' {
            break
        }
        'meetstream;login-domain;google;help;add' {
            break
        }
        'meetstream;login-domain;google;help;update' {
            break
        }
        'meetstream;login-domain;google;help;remove' {
            break
        }
        'meetstream;login-domain;google;help;help' {
            break
        }
        'meetstream;login-domain;teams' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login-domain;teams;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;teams;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;teams;add' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--login-mode', '--login-mode', [CompletionResultType]::ParameterName, 'When bots sign in; Teams knows `always` only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;teams;update' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Its name for people')
            [CompletionResult]::new('--login-mode', '--login-mode', [CompletionResultType]::ParameterName, 'When bots sign in; Teams knows `always` only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;teams;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login-domain;teams;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login-domain;teams;help;list' {
            break
        }
        'meetstream;login-domain;teams;help;show' {
            break
        }
        'meetstream;login-domain;teams;help;add' {
            break
        }
        'meetstream;login-domain;teams;help;update' {
            break
        }
        'meetstream;login-domain;teams;help;remove' {
            break
        }
        'meetstream;login-domain;teams;help;help' {
            break
        }
        'meetstream;login-domain;help' {
            [CompletionResult]::new('google', 'google', [CompletionResultType]::ParameterValue, 'Domains of Google Workspace, for Google Meet')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Domains of Microsoft Teams')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login-domain;help;google' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            break
        }
        'meetstream;login-domain;help;google;list' {
            break
        }
        'meetstream;login-domain;help;google;show' {
            break
        }
        'meetstream;login-domain;help;google;add' {
            break
        }
        'meetstream;login-domain;help;google;update' {
            break
        }
        'meetstream;login-domain;help;google;remove' {
            break
        }
        'meetstream;login-domain;help;teams' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            break
        }
        'meetstream;login-domain;help;teams;list' {
            break
        }
        'meetstream;login-domain;help;teams;show' {
            break
        }
        'meetstream;login-domain;help;teams;add' {
            break
        }
        'meetstream;login-domain;help;teams;update' {
            break
        }
        'meetstream;login-domain;help;teams;remove' {
            break
        }
        'meetstream;login-domain;help;help' {
            break
        }
        'meetstream;login' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('google', 'google', [CompletionResultType]::ParameterValue, 'Accounts of Google Workspace, signed in by SSO')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Accounts of Microsoft Teams, signed in by password')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login;google' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its key and certificate')
            [CompletionResult]::new('set-cert', 'set-cert', [CompletionResultType]::ParameterValue, 'Replace an account''s key and certificate')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login;google;list' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Their domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Their domain')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;show' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;add' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its address')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'Its address')
            [CompletionResult]::new('--key-file', '--key-file', [CompletionResultType]::ParameterName, 'PEM file with the private key of the SSO profile; - is stdin')
            [CompletionResult]::new('--cert-file', '--cert-file', [CompletionResultType]::ParameterName, 'PEM file with the certificate; - is stdin')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Add it, but do not use it yet')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;set-cert' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--key-file', '--key-file', [CompletionResultType]::ParameterName, 'PEM file with the private key of the SSO profile; - is stdin')
            [CompletionResult]::new('--cert-file', '--cert-file', [CompletionResultType]::ParameterName, 'PEM file with the certificate; - is stdin')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;enable' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;disable' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;remove' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;google;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its key and certificate')
            [CompletionResult]::new('set-cert', 'set-cert', [CompletionResultType]::ParameterValue, 'Replace an account''s key and certificate')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login;google;help;list' {
            break
        }
        'meetstream;login;google;help;show' {
            break
        }
        'meetstream;login;google;help;add' {
            break
        }
        'meetstream;login;google;help;set-cert' {
            break
        }
        'meetstream;login;google;help;enable' {
            break
        }
        'meetstream;login;google;help;disable' {
            break
        }
        'meetstream;login;google;help;remove' {
            break
        }
        'meetstream;login;google;help;help' {
            break
        }
        'meetstream;login;teams' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its password')
            [CompletionResult]::new('set-password', 'set-password', [CompletionResultType]::ParameterValue, 'Replace an account''s password, and use it again')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login;teams;list' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Their domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Their domain')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;add' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Its domain')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its address')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'Its address')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'File with the password; - is stdin [default: ask for it]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the password from stdin')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Add it, but do not use it yet')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;set-password' {
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'File with the password; - is stdin [default: ask for it]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the password from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;enable' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;disable' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;login;teams;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its password')
            [CompletionResult]::new('set-password', 'set-password', [CompletionResultType]::ParameterValue, 'Replace an account''s password, and use it again')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login;teams;help;list' {
            break
        }
        'meetstream;login;teams;help;show' {
            break
        }
        'meetstream;login;teams;help;add' {
            break
        }
        'meetstream;login;teams;help;set-password' {
            break
        }
        'meetstream;login;teams;help;enable' {
            break
        }
        'meetstream;login;teams;help;disable' {
            break
        }
        'meetstream;login;teams;help;remove' {
            break
        }
        'meetstream;login;teams;help;help' {
            break
        }
        'meetstream;login;help' {
            [CompletionResult]::new('google', 'google', [CompletionResultType]::ParameterValue, 'Accounts of Google Workspace, signed in by SSO')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Accounts of Microsoft Teams, signed in by password')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;login;help;google' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its key and certificate')
            [CompletionResult]::new('set-cert', 'set-cert', [CompletionResultType]::ParameterValue, 'Replace an account''s key and certificate')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            break
        }
        'meetstream;login;help;google;list' {
            break
        }
        'meetstream;login;help;google;show' {
            break
        }
        'meetstream;login;help;google;add' {
            break
        }
        'meetstream;login;help;google;set-cert' {
            break
        }
        'meetstream;login;help;google;enable' {
            break
        }
        'meetstream;login;help;google;disable' {
            break
        }
        'meetstream;login;help;google;remove' {
            break
        }
        'meetstream;login;help;teams' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its password')
            [CompletionResult]::new('set-password', 'set-password', [CompletionResultType]::ParameterValue, 'Replace an account''s password, and use it again')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            break
        }
        'meetstream;login;help;teams;list' {
            break
        }
        'meetstream;login;help;teams;show' {
            break
        }
        'meetstream;login;help;teams;add' {
            break
        }
        'meetstream;login;help;teams;set-password' {
            break
        }
        'meetstream;login;help;teams;enable' {
            break
        }
        'meetstream;login;help;teams;disable' {
            break
        }
        'meetstream;login;help;teams;remove' {
            break
        }
        'meetstream;login;help;help' {
            break
        }
        'meetstream;storage' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the bucket in use; the service never tells credentials')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the bucket that recordings of future bots go to')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Go back to the service''s own storage; files that are in the bucket stay there')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;storage;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;storage;set' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file under the flags, in the API''s own words; - is stdin')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Whose bucket [default: aws]')
            [CompletionResult]::new('--bucket', '--bucket', [CompletionResultType]::ParameterName, 'Name of the bucket')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region of the bucket')
            [CompletionResult]::new('--access-key-id', '--access-key-id', [CompletionResultType]::ParameterName, 'Id of the access key')
            [CompletionResult]::new('--secret-key-file', '--secret-key-file', [CompletionResultType]::ParameterName, 'File with the secret key; - is stdin [default: ask for it]')
            [CompletionResult]::new('--access-mode', '--access-mode', [CompletionResultType]::ParameterName, 'Whether the service may read back what it wrote; without, it cannot serve downloads [default: read-write]')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Folder in the bucket [default: the service''s, meetstream]')
            [CompletionResult]::new('--kind-prefix', '--kind-prefix', [CompletionResultType]::ParameterName, 'Folder of one kind of files; repeatable')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Address of the store, where it is not the provider''s own')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;storage;clear' {
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Whose bucket')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;storage;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the bucket in use; the service never tells credentials')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the bucket that recordings of future bots go to')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Go back to the service''s own storage; files that are in the bucket stay there')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;storage;help;show' {
            break
        }
        'meetstream;storage;help;set' {
            break
        }
        'meetstream;storage;help;clear' {
            break
        }
        'meetstream;storage;help;help' {
            break
        }
        'meetstream;api' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Add a field with a text; repeatable')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'Add a field with a text; repeatable')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'Add a field with true, false, null, a number, @FILE (its text; @- is stdin), or else a text; repeatable')
            [CompletionResult]::new('--typed-field', '--typed-field', [CompletionResultType]::ParameterName, 'Add a field with true, false, null, a number, @FILE (its text; @- is stdin), or else a text; repeatable')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'File to send as the body; - is stdin')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Add a header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Add a header; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Print the status line and the headers of the answer too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Print the status line and the headers of the answer too')
            [CompletionResult]::new('--paginate', '--paginate', [CompletionResultType]::ParameterName, 'Follow the cursor through every page, and print one document with all of them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;auth' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store an API key in the profile, after checking it')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove the API key from the profile')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which key is used, where it came from, and whether the API accepts it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;auth;login' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read the key from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;auth;logout' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;auth;status' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;auth;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store an API key in the profile, after checking it')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove the API key from the profile')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which key is used, where it came from, and whether the API accepts it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;auth;help;login' {
            break
        }
        'meetstream;auth;help;logout' {
            break
        }
        'meetstream;auth;help;status' {
            break
        }
        'meetstream;auth;help;help' {
            break
        }
        'meetstream;config' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting in effect, secrets masked')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Print every setting in effect, secrets masked')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the config file is')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting of the profile in the config file')
            [CompletionResult]::new('unset', 'unset', [CompletionResultType]::ParameterValue, 'Remove one setting of the profile from the config file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;config;get' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;config;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--show-origin', '--show-origin', [CompletionResultType]::ParameterName, 'Say where each value came from')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;config;path' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;config;set' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read the value from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;config;unset' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;config;help' {
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting in effect, secrets masked')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Print every setting in effect, secrets masked')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the config file is')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting of the profile in the config file')
            [CompletionResult]::new('unset', 'unset', [CompletionResultType]::ParameterValue, 'Remove one setting of the profile from the config file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;config;help;get' {
            break
        }
        'meetstream;config;help;list' {
            break
        }
        'meetstream;config;help;path' {
            break
        }
        'meetstream;config;help;set' {
            break
        }
        'meetstream;config;help;unset' {
            break
        }
        'meetstream;config;help;help' {
            break
        }
        'meetstream;doctor' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;completions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;man' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the config file to use [env: MEETSTREAM_PROFILE]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file to use [env: MEETSTREAM_CONFIG]')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Address of the API [env: MEETSTREAM_API_URL]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the authorities whose certificates (PEM) are in it, beside the system''s [env: MEETSTREAM_CA_FILE]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Print what a jq expression makes of the JSON; implies --json')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, FORCE_COLOR]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request to the API may take in all, such as 30s')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON on stdout, and errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr but errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace requests on stderr, secrets masked; print long paths whole')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'meetstream;help' {
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Record a meeting: send a bot, follow it, bring home its files')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Send a bot into a meeting, now or later')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive webhooks on this machine: keep them, show them, fetch what they announce')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow bots through the API: show what happens, fetch what becomes ready; no webhooks needed')
            [CompletionResult]::new('fetch', 'fetch', [CompletionResultType]::ParameterValue, 'Download what a session left: recordings, transcript, chat and more')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List bots, newest first')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print the state of bots')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show everything known of a bot: details, timeline, artifacts, and what to do if it failed')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Have bots leave their meetings; what they recorded is kept')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Erase all data of bots on the service, for good')
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Post a message to a live meeting''s chat')
            [CompletionResult]::new('image', 'image', [CompletionResultType]::ParameterValue, 'Show an image in a live meeting')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Pause the recording of bots; silence and black are written meanwhile')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Resume the recording of bots')
            [CompletionResult]::new('transcribe', 'transcribe', [CompletionResultType]::ParameterValue, 'Transcribe what a bot recorded, again or for the first time')
            [CompletionResult]::new('transcripts', 'transcripts', [CompletionResultType]::ParameterValue, 'List the transcription runs of bots')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'Look at the journal of events, offline, also while a listener runs')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain an event or the reason of a stop, and what to do')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a webhook''s signature, offline')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Make a webhook''s signature, offline')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'Send the webhooks of a whole meeting to any endpoint, without a meeting')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Emulate the service on this machine: API, webhooks and media, no account needed')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'See the whole job done in seconds, against the sandbox: no account needed')
            [CompletionResult]::new('calendar', 'calendar', [CompletionResultType]::ParameterValue, 'Connect calendars, and send bots to their events')
            [CompletionResult]::new('agent', 'agent', [CompletionResultType]::ParameterValue, 'Keep the agents (MIA) that speak through bots')
            [CompletionResult]::new('login-domain', 'login-domain', [CompletionResultType]::ParameterValue, 'Keep the domains whose accounts sign bots in to meetings')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Keep the accounts that sign bots in to meetings')
            [CompletionResult]::new('storage', 'storage', [CompletionResultType]::ParameterValue, 'Have recordings kept in a bucket of your own')
            [CompletionResult]::new('api', 'api', [CompletionResultType]::ParameterValue, 'Call any operation of the API, with the same key, retries and errors as every command')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Store, check and remove the API key')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show and change the configuration')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Find out what does not work, on this machine or with one bot, and what to do about it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'meetstream;help;record' {
            break
        }
        'meetstream;help;create' {
            break
        }
        'meetstream;help;listen' {
            break
        }
        'meetstream;help;watch' {
            break
        }
        'meetstream;help;fetch' {
            break
        }
        'meetstream;help;list' {
            break
        }
        'meetstream;help;status' {
            break
        }
        'meetstream;help;show' {
            break
        }
        'meetstream;help;remove' {
            break
        }
        'meetstream;help;delete' {
            break
        }
        'meetstream;help;say' {
            break
        }
        'meetstream;help;image' {
            break
        }
        'meetstream;help;pause' {
            break
        }
        'meetstream;help;resume' {
            break
        }
        'meetstream;help;transcribe' {
            break
        }
        'meetstream;help;transcripts' {
            break
        }
        'meetstream;help;events' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List events, the newest last')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one event: headers, body, and what was done with it')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Send events again: to a URL, or to the reactions of the listener')
            [CompletionResult]::new('reparse', 'reparse', [CompletionResultType]::ParameterValue, 'Read anew what was not understood when it came')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write events as NDJSON, for `events import`')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Read events that `events export` or `listen --json` wrote')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old events')
            [CompletionResult]::new('catch-up', 'catch-up', [CompletionResultType]::ParameterValue, 'Ask the API what became of bots, and append what the journal lacks')
            break
        }
        'meetstream;help;events;list' {
            break
        }
        'meetstream;help;events;show' {
            break
        }
        'meetstream;help;events;replay' {
            break
        }
        'meetstream;help;events;reparse' {
            break
        }
        'meetstream;help;events;export' {
            break
        }
        'meetstream;help;events;import' {
            break
        }
        'meetstream;help;events;prune' {
            break
        }
        'meetstream;help;events;catch-up' {
            break
        }
        'meetstream;help;explain' {
            break
        }
        'meetstream;help;verify' {
            break
        }
        'meetstream;help;sign' {
            break
        }
        'meetstream;help;simulate' {
            break
        }
        'meetstream;help;sandbox' {
            break
        }
        'meetstream;help;demo' {
            break
        }
        'meetstream;help;calendar' {
            [CompletionResult]::new('connect', 'connect', [CompletionResultType]::ParameterValue, 'Connect a calendar with an OAuth client of your own')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the calendars that are connected')
            [CompletionResult]::new('events', 'events', [CompletionResultType]::ParameterValue, 'List the events of connected calendars')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Send a bot to an event of a connected calendar')
            [CompletionResult]::new('unschedule', 'unschedule', [CompletionResultType]::ParameterValue, 'Send no bot to an event after all')
            [CompletionResult]::new('scheduled', 'scheduled', [CompletionResultType]::ParameterValue, 'List the bots that will join events')
            [CompletionResult]::new('reschedule', 'reschedule', [CompletionResultType]::ParameterValue, 'Change when a scheduled bot joins, its name or its attributes')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Take back bots that have not joined their events yet')
            [CompletionResult]::new('auto-join', 'auto-join', [CompletionResultType]::ParameterValue, 'Send a bot to every meeting of the connected calendars')
            [CompletionResult]::new('recurrence', 'recurrence', [CompletionResultType]::ParameterValue, 'Say whether every occurrence of a recurring event gets a bot')
            [CompletionResult]::new('disconnect', 'disconnect', [CompletionResultType]::ParameterValue, 'Disconnect a calendar; bots that its events were to get are taken back')
            break
        }
        'meetstream;help;calendar;connect' {
            break
        }
        'meetstream;help;calendar;list' {
            break
        }
        'meetstream;help;calendar;events' {
            break
        }
        'meetstream;help;calendar;schedule' {
            break
        }
        'meetstream;help;calendar;unschedule' {
            break
        }
        'meetstream;help;calendar;scheduled' {
            break
        }
        'meetstream;help;calendar;reschedule' {
            break
        }
        'meetstream;help;calendar;cancel' {
            break
        }
        'meetstream;help;calendar;auto-join' {
            [CompletionResult]::new('on', 'on', [CompletionResultType]::ParameterValue, 'Send such a bot to every meeting from now on')
            [CompletionResult]::new('off', 'off', [CompletionResultType]::ParameterValue, 'Send no more bots by itself; bots that are scheduled already stay')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Print whether bots are sent, and which')
            break
        }
        'meetstream;help;calendar;auto-join;on' {
            break
        }
        'meetstream;help;calendar;auto-join;off' {
            break
        }
        'meetstream;help;calendar;auto-join;status' {
            break
        }
        'meetstream;help;calendar;recurrence' {
            break
        }
        'meetstream;help;calendar;disconnect' {
            break
        }
        'meetstream;help;agent' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List agents')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print an agent''s configuration')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make an agent from a JSON file')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the sections of an agent that a JSON file holds')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an agent')
            break
        }
        'meetstream;help;agent;list' {
            break
        }
        'meetstream;help;agent;show' {
            break
        }
        'meetstream;help;agent;create' {
            break
        }
        'meetstream;help;agent;update' {
            break
        }
        'meetstream;help;agent;delete' {
            break
        }
        'meetstream;help;login-domain' {
            [CompletionResult]::new('google', 'google', [CompletionResultType]::ParameterValue, 'Domains of Google Workspace, for Google Meet')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Domains of Microsoft Teams')
            break
        }
        'meetstream;help;login-domain;google' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            break
        }
        'meetstream;help;login-domain;google;list' {
            break
        }
        'meetstream;help;login-domain;google;show' {
            break
        }
        'meetstream;help;login-domain;google;add' {
            break
        }
        'meetstream;help;login-domain;google;update' {
            break
        }
        'meetstream;help;login-domain;google;remove' {
            break
        }
        'meetstream;help;login-domain;teams' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List domains')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a domain and its accounts')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a domain')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a domain')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a domain')
            break
        }
        'meetstream;help;login-domain;teams;list' {
            break
        }
        'meetstream;help;login-domain;teams;show' {
            break
        }
        'meetstream;help;login-domain;teams;add' {
            break
        }
        'meetstream;help;login-domain;teams;update' {
            break
        }
        'meetstream;help;login-domain;teams;remove' {
            break
        }
        'meetstream;help;login' {
            [CompletionResult]::new('google', 'google', [CompletionResultType]::ParameterValue, 'Accounts of Google Workspace, signed in by SSO')
            [CompletionResult]::new('teams', 'teams', [CompletionResultType]::ParameterValue, 'Accounts of Microsoft Teams, signed in by password')
            break
        }
        'meetstream;help;login;google' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its key and certificate')
            [CompletionResult]::new('set-cert', 'set-cert', [CompletionResultType]::ParameterValue, 'Replace an account''s key and certificate')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            break
        }
        'meetstream;help;login;google;list' {
            break
        }
        'meetstream;help;login;google;show' {
            break
        }
        'meetstream;help;login;google;add' {
            break
        }
        'meetstream;help;login;google;set-cert' {
            break
        }
        'meetstream;help;login;google;enable' {
            break
        }
        'meetstream;help;login;google;disable' {
            break
        }
        'meetstream;help;login;google;remove' {
            break
        }
        'meetstream;help;login;teams' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an account')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an account with its password')
            [CompletionResult]::new('set-password', 'set-password', [CompletionResultType]::ParameterValue, 'Replace an account''s password, and use it again')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Use an account')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Use an account no more')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account')
            break
        }
        'meetstream;help;login;teams;list' {
            break
        }
        'meetstream;help;login;teams;show' {
            break
        }
        'meetstream;help;login;teams;add' {
            break
        }
        'meetstream;help;login;teams;set-password' {
            break
        }
        'meetstream;help;login;teams;enable' {
            break
        }
        'meetstream;help;login;teams;disable' {
            break
        }
        'meetstream;help;login;teams;remove' {
            break
        }
        'meetstream;help;storage' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the bucket in use; the service never tells credentials')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set the bucket that recordings of future bots go to')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Go back to the service''s own storage; files that are in the bucket stay there')
            break
        }
        'meetstream;help;storage;show' {
            break
        }
        'meetstream;help;storage;set' {
            break
        }
        'meetstream;help;storage;clear' {
            break
        }
        'meetstream;help;api' {
            break
        }
        'meetstream;help;auth' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store an API key in the profile, after checking it')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove the API key from the profile')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which key is used, where it came from, and whether the API accepts it')
            break
        }
        'meetstream;help;auth;login' {
            break
        }
        'meetstream;help;auth;logout' {
            break
        }
        'meetstream;help;auth;status' {
            break
        }
        'meetstream;help;config' {
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting in effect, secrets masked')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Print every setting in effect, secrets masked')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the config file is')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting of the profile in the config file')
            [CompletionResult]::new('unset', 'unset', [CompletionResultType]::ParameterValue, 'Remove one setting of the profile from the config file')
            break
        }
        'meetstream;help;config;get' {
            break
        }
        'meetstream;help;config;list' {
            break
        }
        'meetstream;help;config;path' {
            break
        }
        'meetstream;help;config;set' {
            break
        }
        'meetstream;help;config;unset' {
            break
        }
        'meetstream;help;doctor' {
            break
        }
        'meetstream;help;completions' {
            break
        }
        'meetstream;help;man' {
            break
        }
        'meetstream;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
