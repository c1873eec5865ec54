PRAGMA application_id=1397115993;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE collection (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "collection" VALUES('collection-1','Under fives',1);
CREATE TABLE collection_item (
	owner VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	PRIMARY KEY (owner, position), 
	FOREIGN KEY(owner) REFERENCES collection (id) ON DELETE CASCADE
);
INSERT INTO "collection_item" VALUES('collection-1',0,'play-therapy');
INSERT INTO "collection_item" VALUES('collection-1',1,'epec');
CREATE TABLE judgement (
	id VARCHAR NOT NULL, 
	intervention VARCHAR NOT NULL, 
	aspect VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	line VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "judgement" VALUES('epec:capacity','epec','capacity','partly','Two are trained.',1);
CREATE TABLE note (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	slug VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "note" VALUES('note-1','intervention','epec','A note with [[play-therapy]].',1);
CREATE TABLE offer (
	id VARCHAR NOT NULL, 
	intervention VARCHAR NOT NULL, 
	need VARCHAR NOT NULL, 
	provider VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	"where" VARCHAR NOT NULL, 
	areas VARCHAR NOT NULL, 
	who_for VARCHAR NOT NULL, 
	ages VARCHAR NOT NULL, 
	how_to_get_it VARCHAR NOT NULL, 
	who_decides VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	times VARCHAR NOT NULL, 
	languages VARCHAR NOT NULL, 
	cost VARCHAR NOT NULL, 
	next_start VARCHAR NOT NULL, 
	waiting_time VARCHAR NOT NULL, 
	waiting_as_of VARCHAR NOT NULL, 
	staff_trained VARCHAR NOT NULL, 
	complaints VARCHAR NOT NULL, 
	checked_on VARCHAR NOT NULL, 
	checked_by VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT offer_is_for_something CHECK (intervention <> '' OR need <> '')
);
INSERT INTO "offer" VALUES('offer-1','play-therapy','','Northtown Children’s Centre','Play together','open','','','','','','','01234 567890','','','','','','','','','2026-11-01','early help manager','',3);
CREATE TABLE preference (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE search (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	"query" VARCHAR NOT NULL, 
	chosen VARCHAR NOT NULL, 
	"order" VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "search" VALUES('237e48d1bc77d9d29e518cfcf39c4547','Teens & cost','teenager','{"topic": ["parenting"], "cost_ratings": ["1", "not-stated"]}','cost',2);
CREATE TABLE taken_in (
	kind VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	stored VARCHAR NOT NULL, 
	PRIMARY KEY (kind, id)
);
CREATE INDEX offer_by_intervention ON offer (intervention);
CREATE INDEX note_by_entry ON note (kind, slug);
COMMIT;
