-- A journal as version 0.1.0 wrote it in format 9, as SQL.
BEGIN;
CREATE TABLE bots (
        bot_id     TEXT    PRIMARY KEY,
        created_at INTEGER NOT NULL,   -- microseconds since 1970, UTC
        provider   TEXT,
        video      INTEGER NOT NULL,
        request    TEXT    NOT NULL    -- JSON as sent, secrets masked
    ) STRICT, WITHOUT ROWID;
CREATE TABLE creates (
        key     TEXT    PRIMARY KEY,   -- the idempotency key
        digest  TEXT    NOT NULL,      -- of the account and the body: what calls of the same share
        run     TEXT    NOT NULL,      -- the run of the program that makes the call
        journal TEXT    NOT NULL,      -- the journal that this run has to itself
        kept_at INTEGER NOT NULL,      -- microseconds since 1970, UTC
        bot_id  TEXT                   -- once it is known
    ) STRICT, WITHOUT ROWID;
CREATE TABLE cursors (
        reaction TEXT    PRIMARY KEY,
        seq      INTEGER NOT NULL
    , used INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO "cursors" VALUES('collector',0,0);
INSERT INTO "cursors" VALUES('forward:http://localhost:18431/app',7,7);
CREATE TABLE "events" (
        seq         INTEGER PRIMARY KEY,
        received_at INTEGER NOT NULL,  -- microseconds since 1970, UTC
        source      TEXT    NOT NULL,
        auth        TEXT    NOT NULL,
        bot_id      TEXT,
        previous    INTEGER,           -- the event of the same bot before it
        name        TEXT    NOT NULL,
        rank        INTEGER,           -- how far the session is by this event
        happened    INTEGER,           -- microseconds since 1970 by the event's own timestamp
        identity    BLOB    NOT NULL,  -- what a duplicate shares
        duplicate   INTEGER NOT NULL,
        late        INTEGER NOT NULL,
        headers     TEXT    NOT NULL,  -- JSON: [[name, value], ...]
        body        BLOB    NOT NULL
    , checksum INTEGER) STRICT;
INSERT INTO "events" VALUES(1,1795938903217554,'webhook','none','b-old-0001',NULL,'bot.joining',1,1772176311863543,X'4CCCB4285F910B6C9674C63A678F5459',0,0,'[["accept-encoding","identity"],["content-length","92"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22626F742E6A6F696E696E67222C22626F745F6964223A22622D6F6C642D30303031222C2274696D657374616D70223A22323032362D30322D32375430373A31313A35312E3836333534332B30303A3030227D',1764428213);
INSERT INTO "events" VALUES(2,1795938903233501,'webhook','none','b-old-0001',1,'bot.joining',1,1772176311863543,X'4CCCB4285F910B6C9674C63A678F5459',1,0,'[["accept-encoding","identity"],["content-length","92"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22626F742E6A6F696E696E67222C22626F745F6964223A22622D6F6C642D30303031222C2274696D657374616D70223A22323032362D30322D32375430373A31313A35312E3836333534332B30303A3030227D',3299464309);
INSERT INTO "events" VALUES(3,1795938903253122,'webhook','none','b-old-0002',NULL,'bot.inmeeting',3,1772176371000000,X'06B14A1EDA424AC7FB5AD48E9522E288',0,0,'[["accept-encoding","identity"],["content-length","81"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22626F742E696E6D656574696E67222C22626F745F6964223A22622D6F6C642D30303032222C2274696D657374616D70223A22323032362D30322D32375430373A31323A3531227D',2034312742);
INSERT INTO "events" VALUES(4,1795938903265682,'webhook','none','b-old-0001',2,'bot.stopped',6,1772179911000000,X'B807001FF5CC45A50C2686824FFC78FA',0,0,'[["accept-encoding","identity"],["content-length","129"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22626F742E73746F70706564222C22626F745F6964223A22622D6F6C642D30303031222C22626F745F6576656E74223A22626F742E73746F70706564222C22626F745F737461747573223A2253746F70706564222C2274696D657374616D70223A22323032362D30322D32375430383A31313A35315A227D',917119135);
INSERT INTO "events" VALUES(5,1795938903279191,'webhook','none','b-old-0001',4,'audio.processed',NULL,1772179920000000,X'3F5B20435DDCBB27877CF8354E8E52F7',0,0,'[["accept-encoding","identity"],["content-length","84"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22617564696F2E70726F636573736564222C22626F745F6964223A22622D6F6C642D30303031222C2274696D657374616D70223A22323032362D30322D32375430383A31323A30305A227D',1264786057);
INSERT INTO "events" VALUES(6,1795938903296941,'webhook','none','b-old-0001',5,'bot.inmeeting',3,1772176320000000,X'C99DD7A8568FA685EEC12F967831A704',0,1,'[["accept-encoding","identity"],["content-length","82"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22626F742E696E6D656574696E67222C22626F745F6964223A22622D6F6C642D30303031222C2274696D657374616D70223A22323032362D30322D32375430373A31323A30305A227D',3085700697);
INSERT INTO "events" VALUES(7,1795938903315031,'webhook','none',NULL,NULL,'unheard.of',NULL,NULL,X'47EE790BBD5B334DAB0906FF4A658897',0,0,'[["accept-encoding","identity"],["content-length","36"],["host","127.0.0.1:33811"],["content-type","application/json"],["user-agent","curl/7.88.1"]]',X'7B226576656E74223A22756E68656172642E6F66222C2274696D657374616D70223A377D',4182703659);
CREATE TABLE heard (
        bot_id TEXT    PRIMARY KEY,
        seq    INTEGER NOT NULL,       -- its newest event
        rank   INTEGER                 -- the furthest of its events
    , is_polled INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO "heard" VALUES('b-old-0001',6,6,0);
INSERT INTO "heard" VALUES('b-old-0002',3,3,0);
CREATE TABLE journal (
        id TEXT NOT NULL                             -- made up at random
    ) STRICT;
INSERT INTO "journal" VALUES('794898009265f473f838995f4c2f119c');
CREATE TABLE names (
        name    TEXT    NOT NULL,      -- the specific name
        general TEXT    NOT NULL,      -- the general one beside it; empty where there is none
        first   INTEGER NOT NULL,      -- the place of its first event
        PRIMARY KEY (name, general)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "names" VALUES('audio.processed','',5);
INSERT INTO "names" VALUES('bot.inmeeting','',3);
INSERT INTO "names" VALUES('bot.joining','',1);
INSERT INTO "names" VALUES('bot.stopped','bot.stopped',4);
INSERT INTO "names" VALUES('unheard.of','',7);
CREATE TABLE polled (
        bot_id   TEXT    NOT NULL,
        fact     TEXT    NOT NULL,     -- what the event tells
        seq      INTEGER NOT NULL,
        webhook  BLOB,                 -- the identity of the webhook that told the same; NULL until it came
        PRIMARY KEY (bot_id, fact)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE pruned (
        seq INTEGER NOT NULL           -- the newest place that was ever pruned; no place is given twice
    ) STRICT;
INSERT INTO "pruned" VALUES(0);
CREATE TABLE seen (
        bot_id  TEXT    PRIMARY KEY,
        seen_at INTEGER NOT NULL       -- microseconds since 1970, UTC
    ) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
        bot_id    TEXT    PRIMARY KEY,
        closed_at INTEGER,             -- NULL while it goes on
        outcome   TEXT
    , begun INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO "sessions" VALUES('b-old-0001',NULL,NULL,1);
INSERT INTO "sessions" VALUES('b-old-0002',NULL,NULL,3);
CREATE TABLE task_changes (
        newest INTEGER NOT NULL        -- the newest change that was ever made; no number is given twice
    ) STRICT;
INSERT INTO "task_changes" VALUES(6);
CREATE TABLE tasks (
        id         INTEGER PRIMARY KEY,
        reaction   TEXT    NOT NULL,   -- forward, exec, download, session, replay
        target     TEXT    NOT NULL,   -- what it acts on, such as a URL
        seq        INTEGER NOT NULL,   -- the event that it is about
        bot_id     TEXT,
        kind       TEXT    NOT NULL,   -- of the artifact that is fetched; else empty
        state      TEXT    NOT NULL,   -- queued, ready, deferred, done, failed
        attempts   INTEGER NOT NULL,
        not_before INTEGER NOT NULL,   -- microseconds since 1970, UTC; 0 for at once
        change     INTEGER,            -- orders what there is to say; NULL while that is nothing
        updated_at INTEGER NOT NULL,   -- microseconds since 1970, UTC
        detail     TEXT,               -- JSON: the record of the last attempt
        remark     TEXT                -- what people are told beside it
    ) STRICT;
INSERT INTO "tasks" VALUES(1,'forward','http://localhost:18431/app',1,'b-old-0001','','done',1,0,1,1795938903245888,'{"type":"forward","seq":1,"url":"http://localhost:18431/app","status":200,"attempt":1,"duration_ms":5,"error":null}',NULL);
INSERT INTO "tasks" VALUES(2,'forward','http://localhost:18431/app',3,'b-old-0002','','done',1,0,2,1795938903277396,'{"type":"forward","seq":3,"url":"http://localhost:18431/app","status":200,"attempt":1,"duration_ms":6,"error":null}',NULL);
INSERT INTO "tasks" VALUES(3,'download','',5,'b-old-0001','audio','deferred',0,0,NULL,1795938903293114,NULL,NULL);
INSERT INTO "tasks" VALUES(4,'forward','http://localhost:18431/app',4,'b-old-0001','','done',1,0,3,1795938903318184,'{"type":"forward","seq":4,"url":"http://localhost:18431/app","status":200,"attempt":1,"duration_ms":10,"error":null}',NULL);
INSERT INTO "tasks" VALUES(5,'forward','http://localhost:18431/app',5,'b-old-0001','','done',1,0,4,1795938903352162,'{"type":"forward","seq":5,"url":"http://localhost:18431/app","status":200,"attempt":1,"duration_ms":13,"error":null}',NULL);
INSERT INTO "tasks" VALUES(6,'forward','http://localhost:18431/app',6,'b-old-0001','','done',1,0,6,1795938903356824,'{"type":"forward","seq":6,"url":"http://localhost:18431/app","status":200,"attempt":1,"duration_ms":8,"error":null}',NULL);
INSERT INTO "tasks" VALUES(7,'forward','http://localhost:18431/app',7,NULL,'','done',1,0,5,1795938903356824,'{"type":"forward","seq":7,"url":"http://localhost:18431/app","status":200,"attempt":1,"duration_ms":15,"error":null}',NULL);
CREATE INDEX events_by_time ON events (received_at);
CREATE INDEX events_by_identity ON events (happened, identity) WHERE NOT duplicate AND source <> 'replay';
CREATE UNIQUE INDEX tasks_by_event ON tasks (seq, reaction, target, kind);
CREATE UNIQUE INDEX tasks_of_download ON tasks (bot_id, kind) WHERE reaction = 'download';
CREATE INDEX tasks_by_lane ON tasks (reaction, target, bot_id, seq) WHERE state IN ('queued', 'ready');
CREATE INDEX tasks_due ON tasks (reaction, target, not_before, seq) WHERE state = 'ready';
CREATE INDEX tasks_deferred ON tasks (reaction) WHERE state = 'deferred';
CREATE INDEX tasks_by_change ON tasks (change) WHERE change IS NOT NULL;
CREATE INDEX creates_by_digest ON creates (digest);
CREATE INDEX sessions_by_begin ON sessions (begun, bot_id) WHERE closed_at IS NULL;
PRAGMA user_version = 9;
COMMIT;
