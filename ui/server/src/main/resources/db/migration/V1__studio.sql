create table experiment (
  id text primary key,
  version integer not null,
  name text not null,
  updated bigint not null
);

create table experiment_version (
  experiment text not null references experiment (id) on delete cascade,
  version integer not null,
  name text not null,
  document text not null,
  layout text not null,
  updated bigint not null,
  primary key (experiment, version)
);

-- One row per run. Who works on a run holds it by owner and lease_until; whoever takes it raises fence, and nobody with
-- an older fence may write.
create table run (
  id text primary key,
  number bigint not null unique,
  name text not null,
  state text not null,
  submission text not null,
  document_hash text not null,
  seed bigint not null,
  variants integer not null,
  tags text not null,
  experiment text,
  experiment_version integer,
  submitted bigint not null,
  started bigint,
  finished bigint,
  owner text,
  fence bigint not null default 0,
  lease_until bigint,
  crashes integer not null default 0,
  steps_done integer not null default 0,
  wish text not null default 'run',
  failure text,
  metrics_hash text,
  figures text
);

create index run_by_state on run (state, number);

create table idempotency (
  key text primary key,
  request_hash text not null,
  run text not null,
  created bigint not null
);

create table token (
  id text primary key,
  name text not null unique,
  role text not null,
  hash text not null unique,
  created bigint not null
);

-- How far MLflow has been told of a run.
create table mlflow (
  run text primary key,
  theirs text not null,
  next bigint not null,
  ended integer not null
);
