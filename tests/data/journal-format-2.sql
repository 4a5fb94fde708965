-- A journal as version 0.1.0 wrote it in format 2, as SQL.
BEGIN;
CREATE TABLE cursors (
    reaction TEXT    PRIMARY KEY,
    seq      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bots (
    bot_id     TEXT    PRIMARY KEY,
    created_at INTEGER NOT NULL,
    provider   TEXT,
    video      INTEGER NOT NULL,
    request    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE downloads (
    bot_id     TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    seq        INTEGER,
    error      TEXT,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
    bot_id    TEXT    PRIMARY KEY,
    closed_at INTEGER,
    outcome   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_open ON sessions (bot_id) WHERE closed_at IS NULL;
CREATE TABLE effects (
    id       INTEGER PRIMARY KEY,
    seq      INTEGER NOT NULL,
    reaction TEXT    NOT NULL,
    target   TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    detail   TEXT    NOT NULL
) STRICT;
CREATE INDEX effects_by_event ON effects (seq);
CREATE TABLE "events" (
    seq         INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    auth        TEXT    NOT NULL,
    bot_id      TEXT,
    previous    INTEGER,
    name        TEXT    NOT NULL,
    rank        INTEGER,
    happened    INTEGER,
    identity    BLOB    NOT NULL,
    duplicate   INTEGER NOT NULL,
    late        INTEGER NOT NULL,
    headers     TEXT    NOT NULL,
    body        BLOB    NOT NULL
) STRICT;
CREATE TABLE heard (
    bot_id TEXT    PRIMARY KEY,
    seq    INTEGER NOT NULL,
    rank   INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE pruned (
    seq INTEGER NOT NULL
) STRICT;
CREATE INDEX events_by_time ON events (received_at);
CREATE INDEX events_by_identity ON events (happened, identity) WHERE NOT duplicate AND source <> 'replay';
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (1, 1795647576260686, 'webhook', 'none', 'b-old-0001', NULL, 'bot.joining', 1, 1772176311863543, X'4cccb4285f910b6c9674c63a678f5459', 0, 0, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","92"]]', CAST('{"event":"bot.joining","bot_id":"b-old-0001","timestamp":"2026-02-27T07:11:51.863543+00:00"}' AS BLOB));
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (2, 1795647576283248, 'webhook', 'none', 'b-old-0001', 1, 'bot.joining', 1, 1772176311863543, X'4cccb4285f910b6c9674c63a678f5459', 1, 0, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","92"]]', CAST('{"event":"bot.joining","bot_id":"b-old-0001","timestamp":"2026-02-27T07:11:51.863543+00:00"}' AS BLOB));
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (3, 1795647576316674, 'webhook', 'none', 'b-old-0002', NULL, 'bot.inmeeting', 3, 1772176371000000, X'06b14a1eda424ac7fb5ad48e9522e288', 0, 0, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","81"]]', CAST('{"event":"bot.inmeeting","bot_id":"b-old-0002","timestamp":"2026-02-27T07:12:51"}' AS BLOB));
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (4, 1795647576345197, 'webhook', 'none', 'b-old-0001', 2, 'bot.stopped', 6, 1772179911000000, X'b807001ff5cc45a50c2686824ffc78fa', 0, 0, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","129"]]', CAST('{"event":"bot.stopped","bot_id":"b-old-0001","bot_event":"bot.stopped","bot_status":"Stopped","timestamp":"2026-02-27T08:11:51Z"}' AS BLOB));
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (5, 1795647576388029, 'webhook', 'none', 'b-old-0001', 4, 'audio.processed', NULL, 1772179920000000, X'3f5b20435ddcbb27877cf8354e8e52f7', 0, 0, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","84"]]', CAST('{"event":"audio.processed","bot_id":"b-old-0001","timestamp":"2026-02-27T08:12:00Z"}' AS BLOB));
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (6, 1795647576442410, 'webhook', 'none', 'b-old-0001', 5, 'bot.inmeeting', 3, 1772176320000000, X'c99dd7a8568fa685eec12f967831a704', 0, 1, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","82"]]', CAST('{"event":"bot.inmeeting","bot_id":"b-old-0001","timestamp":"2026-02-27T07:12:00Z"}' AS BLOB));
INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate, late, headers, body) VALUES (7, 1795647576473617, 'webhook', 'none', NULL, NULL, 'unheard.of', NULL, NULL, X'47ee790bbd5b334dab0906ff4a658897', 0, 0, '[["host","127.0.0.1:18432"],["user-agent","curl/7.88.1"],["accept","*/*"],["content-type","application/json"],["content-length","36"]]', CAST('{"event":"unheard.of","timestamp":7}' AS BLOB));
INSERT INTO heard (bot_id, seq, rank) VALUES ('b-old-0001', 6, 6);
INSERT INTO heard (bot_id, seq, rank) VALUES ('b-old-0002', 3, 3);
INSERT INTO effects (id, seq, reaction, target, at, detail) VALUES (1, 1, 'forward', 'http://127.0.0.1:18431/app', 1795647576272900, '{"type":"forward","seq":1,"url":"http://127.0.0.1:18431/app","status":200,"attempt":1,"duration_ms":11,"error":null}');
INSERT INTO effects (id, seq, reaction, target, at, detail) VALUES (2, 3, 'forward', 'http://127.0.0.1:18431/app', 1795647576321741, '{"type":"forward","seq":3,"url":"http://127.0.0.1:18431/app","status":200,"attempt":1,"duration_ms":0,"error":null}');
INSERT INTO effects (id, seq, reaction, target, at, detail) VALUES (3, 4, 'forward', 'http://127.0.0.1:18431/app', 1795647576360429, '{"type":"forward","seq":4,"url":"http://127.0.0.1:18431/app","status":200,"attempt":1,"duration_ms":1,"error":null}');
INSERT INTO effects (id, seq, reaction, target, at, detail) VALUES (4, 5, 'forward', 'http://127.0.0.1:18431/app', 1795647576391770, '{"type":"forward","seq":5,"url":"http://127.0.0.1:18431/app","status":200,"attempt":1,"duration_ms":1,"error":null}');
INSERT INTO effects (id, seq, reaction, target, at, detail) VALUES (5, 6, 'forward', 'http://127.0.0.1:18431/app', 1795647576446361, '{"type":"forward","seq":6,"url":"http://127.0.0.1:18431/app","status":200,"attempt":1,"duration_ms":0,"error":null}');
INSERT INTO effects (id, seq, reaction, target, at, detail) VALUES (6, 7, 'forward', 'http://127.0.0.1:18431/app', 1795647576486852, '{"type":"forward","seq":7,"url":"http://127.0.0.1:18431/app","status":200,"attempt":1,"duration_ms":1,"error":null}');
INSERT INTO cursors (reaction, seq) VALUES ('collector', 7);
INSERT INTO cursors (reaction, seq) VALUES ('forward:http://127.0.0.1:18431/app', 7);
INSERT INTO sessions (bot_id, closed_at, outcome) VALUES ('b-old-0001', NULL, NULL);
INSERT INTO sessions (bot_id, closed_at, outcome) VALUES ('b-old-0002', NULL, NULL);
INSERT INTO pruned (seq) VALUES (0);
INSERT INTO downloads (bot_id, kind, state, seq, error, updated_at) VALUES ('b-old-0001', 'audio', 'pending', 5, NULL, 1795647576388029);
INSERT INTO bots (bot_id, created_at, provider, video, request) VALUES ('b-old-0001', 1795647570000000, 'deepgram', 0, '{"meeting_link":"https://meet.google.com/abc-defg-hij"}');
PRAGMA user_version = 2;
COMMIT;
