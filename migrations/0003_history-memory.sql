CREATE TABLE `directories` (
	`path` text PRIMARY KEY NOT NULL,
	`visits` integer NOT NULL,
	`last_visit` text NOT NULL,
	CONSTRAINT "directories_last_visit" CHECK(last_visit GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `learned` (
	`command` text NOT NULL,
	`word` text NOT NULL,
	`uses` integer NOT NULL,
	`last_used` text NOT NULL,
	PRIMARY KEY(`command`, `word`),
	CONSTRAINT "learned_last_used" CHECK(last_used GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `learned_by_time` ON `learned` (`last_used`);--> statement-breakpoint
ALTER TABLE `history` ADD `host` text;--> statement-breakpoint
CREATE INDEX `history_by_start` ON `history` (substr(command, 1, 12));--> statement-breakpoint
CREATE INDEX `history_by_channel` ON `history` (`channel`) WHERE channel <> 'sh';
--> statement-breakpoint

-- Where a person went is counted by triggers: to count a million rows takes longer than a key may.

CREATE TRIGGER history_directories_insert AFTER INSERT ON history WHEN new.actor = 'user' BEGIN
	INSERT INTO directories (path, visits, last_visit) VALUES (new.cwd, 1, new.started_at)
	ON CONFLICT (path) DO UPDATE SET
		visits = visits + 1, last_visit = max(last_visit, excluded.last_visit);
END;
--> statement-breakpoint
CREATE TRIGGER history_directories_delete AFTER DELETE ON history WHEN old.actor = 'user' BEGIN
	UPDATE directories SET visits = visits - 1 WHERE path = old.cwd;
	DELETE FROM directories WHERE path = old.cwd AND visits <= 0;
END;
--> statement-breakpoint
INSERT INTO directories (path, visits, last_visit)
SELECT cwd, count(*), max(started_at) FROM history WHERE actor = 'user' GROUP BY cwd;
--> statement-breakpoint

-- The view of before with the new column at its end.

DROP VIEW v_history;
--> statement-breakpoint
CREATE VIEW v_history (id, time, who, command, result, secs, bytes, dir, channel, session, host) AS
SELECT id, datetime(started_at, 'localtime'), actor, command,
	CASE
		WHEN signal IS NOT NULL THEN signal
		WHEN exit_code = 0 THEN 'ok'
		WHEN exit_code IS NOT NULL THEN 'exit ' || exit_code
		WHEN lost_at IS NOT NULL THEN 'lost'
	END,
	round(duration_ms / 1000.0, 3), output_bytes, cwd, channel, session_id, host
FROM history;
--> statement-breakpoint

INSERT OR REPLACE INTO about (name, description) VALUES
	('history.host', 'name of the machine it ran on; NULL if nobody wrote it down'),
	('directories', 'where a person ran commands, counted by triggers on history'),
	('directories.visits', 'how many commands of the user ran there'),
	('directories.last_visit', 'when the last of them was started'),
	('learned', 'subcommands and options that were used with success, for completion; the oldest of many go'),
	('learned.command', 'what the word followed: git, or git commit'),
	('learned.word', 'a subcommand, or an option without its value');
