PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
    schema integer not null,
    made integer not null
) strict;
INSERT INTO meta VALUES(1,1795767402980);
CREATE TABLE account (
    id integer primary key,
    name text not null unique,
    kind text not null,
    parked text,
    worker text,
    fence integer not null default 0,
    lease_until integer not null default 0,
    due_at integer not null
) strict;
INSERT INTO account VALUES(1,'shop1','publisher',NULL,NULL,1,1795767463000,1795767403060);
CREATE TABLE stream (
    id integer primary key,
    account integer not null references account,
    source text not null,
    axis text not null,
    scene integer not null,
    start integer not null,
    limit_s integer not null,
    limited_at integer,
    unique (account, source, axis, scene)
) strict;
INSERT INTO stream VALUES(1,1,'order','updated',1,0,10800,NULL);
CREATE TABLE mark (
    account integer not null references account,
    name text not null,
    at integer not null,
    primary key (account, name)
) strict, without rowid;
CREATE TABLE open_window (
    id integer primary key autoincrement,
    stream integer not null references stream,
    lane text not null,
    a integer not null,
    b integer not null,
    part text not null default '',
    position text,
    began integer,
    settled integer,
    due_at integer not null default 0,
    failures integer not null default 0,
    last_error text,
    unique (stream, lane, a, b, part)
) strict;
CREATE TABLE coverage (
    stream integer not null references stream,
    a integer not null,
    b integer not null,
    primary key (stream, a)
) strict, without rowid;
INSERT INTO coverage VALUES(1,0,30);
CREATE TABLE gap (
    stream integer not null references stream,
    a integer not null,
    b integer not null,
    kind text not null,
    primary key (stream, a, b, kind)
) strict, without rowid;
CREATE TABLE record (
    id integer primary key,
    account integer not null references account,
    source text not null,
    key text not null,
    role integer not null,
    version integer not null,
    digest blob not null,
    first_seen integer not null,
    last_seen integer not null,
    found_by text not null,
    modified integer,
    created integer,
    status integer,
    trade text,
    unique (account, source, key, role)
) strict;
INSERT INTO record VALUES(1,1,'order','0',2,2,X'ec0bc3256b5bcd2383261dd6e0d6d04cd71e432d3cc2b7879816fabf766cd9fc',1767240000000,1767240006000,'live',6,6,6,'t0');
INSERT INTO record VALUES(2,1,'order','1',2,2,X'153867c072c631c5813429075e0af285ed37c10d6362704fa13be79b1349c1d0',1767240000000,1767240006000,'live',6,6,6,'t1');
INSERT INTO record VALUES(3,1,'order','2',2,2,X'b5633d3d9cb3482cef9bf07a69c207404c7ac1d9e867cf6063338243d0b50790',1767240000000,1767240006000,'live',6,6,6,'t2');
INSERT INTO record VALUES(4,1,'order','3',2,2,X'6eedc9a136247cbffcc66b23a73ec23bc3b100fdc9b56773c3f524c89665be26',1767240000000,1767240006000,'live',6,6,6,'t3');
INSERT INTO record VALUES(5,1,'order','4',2,2,X'f292bd5e526c62319bf77db5adf128575676e018c69710d6d4b1bb4ed8a79c78',1767240001000,1767240007000,'live',7,7,7,'t4');
INSERT INTO record VALUES(6,1,'order','5',2,2,X'9c56cc3e192121228ebbc38f9fab1780ab70282a24b81649dc9233193d8e9bd0',1767240001000,1767240007000,'live',7,7,7,'t5');
INSERT INTO record VALUES(7,1,'order','6',2,2,X'f9bd15eb5840aa1019ec3ac47a098728016769dfdd6ac67bb00a59ac6d367b4a',1767240001000,1767240007000,'live',7,7,7,'t6');
INSERT INTO record VALUES(8,1,'order','7',2,2,X'0755881f05428381a180e84705dc1ed2e2dfc115f70683d94c34e870773f698d',1767240001000,1767240007000,'live',7,7,7,'t7');
INSERT INTO record VALUES(9,1,'order','8',2,2,X'27df146e06e2a0fc74f7d0547af0c63cd349a2266c831673a4f336d3de54434a',1767240002000,1767240008000,'live',8,8,8,'t8');
INSERT INTO record VALUES(10,1,'order','9',2,2,X'4ef349d7c38926df7c5b11bef5a28ed64ac729ccc85f75ca4ae31c7d620a812d',1767240002000,1767240008000,'live',8,8,8,'t9');
INSERT INTO record VALUES(11,1,'order','10',2,2,X'f7d64cbb129e8378673a66ba2554bf2eb67308c25d500ecd9ffab5e4a7c51012',1767240002000,1767240008000,'live',8,8,8,'t10');
INSERT INTO record VALUES(12,1,'order','11',2,2,X'3d69b2564331be4b41b34a4dc8cea83802dfab8c3f9a2f68cd1d53472a334250',1767240002000,1767240008000,'live',8,8,8,'t11');
INSERT INTO record VALUES(13,1,'order','12',2,1,X'c9e253c347e2cd93ec874a5fd1758e9438c4f2ac5cf8492d19691ec876a959ec',1767240003000,1767240003000,'live',3,3,3,'t12');
INSERT INTO record VALUES(14,1,'order','13',2,1,X'a06fd5f927c78296a1f3733847b0c173abce04bdddaecf06c5a0db14a90277f5',1767240003000,1767240003000,'live',3,3,3,'t13');
INSERT INTO record VALUES(15,1,'order','14',2,1,X'1d27df5f90a0fce6ba8ba4bff84262ef69a7f78d02123c4b72cce44773b18d1f',1767240003000,1767240003000,'live',3,3,3,'t14');
INSERT INTO record VALUES(16,1,'order','15',2,1,X'53c944772f2c7ffabfbeab2b7c816275db8dc8bec3d6d69628e7a1cc25eac2e9',1767240003000,1767240003000,'live',3,3,3,'t15');
INSERT INTO record VALUES(17,1,'order','16',2,1,X'095c0043cb97eb07209d70a1cb684e3d7c5b139a5952285ad43771cd366caf2b',1767240004000,1767240004000,'live',4,4,4,'t16');
INSERT INTO record VALUES(18,1,'order','17',2,1,X'de4b8e001aea7ac2ca28b63ecc7a348fbe3815f2f6b236d2edb89632fc536424',1767240004000,1767240004000,'live',4,4,4,'t17');
INSERT INTO record VALUES(19,1,'order','18',2,1,X'3da31ddfcd7ad812bfa8bf0b4a012ae68332ae4a8bbf78f3dc1dd6f7b1c28880',1767240004000,1767240004000,'live',4,4,4,'t18');
INSERT INTO record VALUES(20,1,'order','19',2,1,X'202b12a01df9ae1df32fa4b11ac61f9cde3174d716e32c0c8393284820554b03',1767240004000,1767240004000,'live',4,4,4,'t19');
INSERT INTO record VALUES(21,1,'order','20',2,1,X'2a685a34a164351bbc27f7f76b1fda213201dc9982abc0116a766b0e2344be75',1767240005000,1767240005000,'live',5,5,5,'t20');
INSERT INTO record VALUES(22,1,'order','21',2,1,X'b8edcf151d26ded37570feb58236322b815f1db3be409004f6d0d9ef2dc7ee4f',1767240005000,1767240005000,'live',5,5,5,'t21');
INSERT INTO record VALUES(23,1,'order','22',2,1,X'55e719a91dab08a4793f614aa0594cc4e0ce1e4f9066f267ae2cbcf47aad8c90',1767240005000,1767240005000,'live',5,5,5,'t22');
INSERT INTO record VALUES(24,1,'order','23',2,1,X'147f814b94aa97ae3712b30a09076978ae90eecdf8da9470c4e6985347a3e77c',1767240005000,1767240005000,'live',5,5,5,'t23');
CREATE TABLE document (
    record integer primary key references record,
    json text not null
) strict;
INSERT INTO document VALUES(1,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"0"}');
INSERT INTO document VALUES(2,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"1"}');
INSERT INTO document VALUES(3,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"2"}');
INSERT INTO document VALUES(4,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"3"}');
INSERT INTO document VALUES(5,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"4"}');
INSERT INTO document VALUES(6,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"5"}');
INSERT INTO document VALUES(7,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"6"}');
INSERT INTO document VALUES(8,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"7"}');
INSERT INTO document VALUES(9,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"8"}');
INSERT INTO document VALUES(10,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"9"}');
INSERT INTO document VALUES(11,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"10"}');
INSERT INTO document VALUES(12,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"11"}');
INSERT INTO document VALUES(13,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"12"}');
INSERT INTO document VALUES(14,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"13"}');
INSERT INTO document VALUES(15,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"14"}');
INSERT INTO document VALUES(16,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"15"}');
INSERT INTO document VALUES(17,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"16"}');
INSERT INTO document VALUES(18,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"17"}');
INSERT INTO document VALUES(19,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"18"}');
INSERT INTO document VALUES(20,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"19"}');
INSERT INTO document VALUES(21,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"20"}');
INSERT INTO document VALUES(22,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"21"}');
INSERT INTO document VALUES(23,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"22"}');
INSERT INTO document VALUES(24,'{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"23"}');
CREATE TABLE change (
    record integer not null references record,
    version integer not null,
    seen integer not null,
    back text not null,
    primary key (record, version)
) strict, without rowid;
INSERT INTO change VALUES(1,2,1767240006000,'{"tk_status":0}');
INSERT INTO change VALUES(2,2,1767240006000,'{"tk_status":0}');
INSERT INTO change VALUES(3,2,1767240006000,'{"tk_status":0}');
INSERT INTO change VALUES(4,2,1767240006000,'{"tk_status":0}');
INSERT INTO change VALUES(5,2,1767240007000,'{"tk_status":1}');
INSERT INTO change VALUES(6,2,1767240007000,'{"tk_status":1}');
INSERT INTO change VALUES(7,2,1767240007000,'{"tk_status":1}');
INSERT INTO change VALUES(8,2,1767240007000,'{"tk_status":1}');
INSERT INTO change VALUES(9,2,1767240008000,'{"tk_status":2}');
INSERT INTO change VALUES(10,2,1767240008000,'{"tk_status":2}');
INSERT INTO change VALUES(11,2,1767240008000,'{"tk_status":2}');
INSERT INTO change VALUES(12,2,1767240008000,'{"tk_status":2}');
CREATE TABLE outbox (
    pos integer primary key autoincrement,
    id text not null,
    kind text not null,
    account text not null,
    seen integer not null,
    json text not null
) strict;
INSERT INTO outbox VALUES(1,'shop1/order/0/2@1','order.new','shop1',1767240000000,'{"id":"shop1/order/0/2@1","type":"order.new","account":"shop1","source":"order","key":"0","version":1,"seen":"2026-01-01 12:00:00","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":0,"trade_id":"0"}}');
INSERT INTO outbox VALUES(2,'shop1/order/1/2@1','order.new','shop1',1767240000000,'{"id":"shop1/order/1/2@1","type":"order.new","account":"shop1","source":"order","key":"1","version":1,"seen":"2026-01-01 12:00:00","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":0,"trade_id":"1"}}');
INSERT INTO outbox VALUES(3,'shop1/order/2/2@1','order.new','shop1',1767240000000,'{"id":"shop1/order/2/2@1","type":"order.new","account":"shop1","source":"order","key":"2","version":1,"seen":"2026-01-01 12:00:00","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":0,"trade_id":"2"}}');
INSERT INTO outbox VALUES(4,'shop1/order/3/2@1','order.new','shop1',1767240000000,'{"id":"shop1/order/3/2@1","type":"order.new","account":"shop1","source":"order","key":"3","version":1,"seen":"2026-01-01 12:00:00","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":0,"trade_id":"3"}}');
INSERT INTO outbox VALUES(5,'shop1/order/4/2@1','order.new','shop1',1767240001000,'{"id":"shop1/order/4/2@1","type":"order.new","account":"shop1","source":"order","key":"4","version":1,"seen":"2026-01-01 12:00:01","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":1,"trade_id":"4"}}');
INSERT INTO outbox VALUES(6,'shop1/order/5/2@1','order.new','shop1',1767240001000,'{"id":"shop1/order/5/2@1","type":"order.new","account":"shop1","source":"order","key":"5","version":1,"seen":"2026-01-01 12:00:01","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":1,"trade_id":"5"}}');
INSERT INTO outbox VALUES(7,'shop1/order/6/2@1','order.new','shop1',1767240001000,'{"id":"shop1/order/6/2@1","type":"order.new","account":"shop1","source":"order","key":"6","version":1,"seen":"2026-01-01 12:00:01","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":1,"trade_id":"6"}}');
INSERT INTO outbox VALUES(8,'shop1/order/7/2@1','order.new','shop1',1767240001000,'{"id":"shop1/order/7/2@1","type":"order.new","account":"shop1","source":"order","key":"7","version":1,"seen":"2026-01-01 12:00:01","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":1,"trade_id":"7"}}');
INSERT INTO outbox VALUES(9,'shop1/order/8/2@1','order.new','shop1',1767240002000,'{"id":"shop1/order/8/2@1","type":"order.new","account":"shop1","source":"order","key":"8","version":1,"seen":"2026-01-01 12:00:02","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":2,"trade_id":"8"}}');
INSERT INTO outbox VALUES(10,'shop1/order/9/2@1','order.new','shop1',1767240002000,'{"id":"shop1/order/9/2@1","type":"order.new","account":"shop1","source":"order","key":"9","version":1,"seen":"2026-01-01 12:00:02","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":2,"trade_id":"9"}}');
INSERT INTO outbox VALUES(11,'shop1/order/10/2@1','order.new','shop1',1767240002000,'{"id":"shop1/order/10/2@1","type":"order.new","account":"shop1","source":"order","key":"10","version":1,"seen":"2026-01-01 12:00:02","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":2,"trade_id":"10"}}');
INSERT INTO outbox VALUES(12,'shop1/order/11/2@1','order.new','shop1',1767240002000,'{"id":"shop1/order/11/2@1","type":"order.new","account":"shop1","source":"order","key":"11","version":1,"seen":"2026-01-01 12:00:02","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":2,"trade_id":"11"}}');
INSERT INTO outbox VALUES(13,'shop1/order/12/2@1','order.new','shop1',1767240003000,'{"id":"shop1/order/12/2@1","type":"order.new","account":"shop1","source":"order","key":"12","version":1,"seen":"2026-01-01 12:00:03","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"12"}}');
INSERT INTO outbox VALUES(14,'shop1/order/13/2@1','order.new','shop1',1767240003000,'{"id":"shop1/order/13/2@1","type":"order.new","account":"shop1","source":"order","key":"13","version":1,"seen":"2026-01-01 12:00:03","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"13"}}');
INSERT INTO outbox VALUES(15,'shop1/order/14/2@1','order.new','shop1',1767240003000,'{"id":"shop1/order/14/2@1","type":"order.new","account":"shop1","source":"order","key":"14","version":1,"seen":"2026-01-01 12:00:03","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"14"}}');
INSERT INTO outbox VALUES(16,'shop1/order/15/2@1','order.new','shop1',1767240003000,'{"id":"shop1/order/15/2@1","type":"order.new","account":"shop1","source":"order","key":"15","version":1,"seen":"2026-01-01 12:00:03","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":3,"trade_id":"15"}}');
INSERT INTO outbox VALUES(17,'shop1/order/16/2@1','order.new','shop1',1767240004000,'{"id":"shop1/order/16/2@1","type":"order.new","account":"shop1","source":"order","key":"16","version":1,"seen":"2026-01-01 12:00:04","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"16"}}');
INSERT INTO outbox VALUES(18,'shop1/order/17/2@1','order.new','shop1',1767240004000,'{"id":"shop1/order/17/2@1","type":"order.new","account":"shop1","source":"order","key":"17","version":1,"seen":"2026-01-01 12:00:04","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"17"}}');
INSERT INTO outbox VALUES(19,'shop1/order/18/2@1','order.new','shop1',1767240004000,'{"id":"shop1/order/18/2@1","type":"order.new","account":"shop1","source":"order","key":"18","version":1,"seen":"2026-01-01 12:00:04","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"18"}}');
INSERT INTO outbox VALUES(20,'shop1/order/19/2@1','order.new','shop1',1767240004000,'{"id":"shop1/order/19/2@1","type":"order.new","account":"shop1","source":"order","key":"19","version":1,"seen":"2026-01-01 12:00:04","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":4,"trade_id":"19"}}');
INSERT INTO outbox VALUES(21,'shop1/order/20/2@1','order.new','shop1',1767240005000,'{"id":"shop1/order/20/2@1","type":"order.new","account":"shop1","source":"order","key":"20","version":1,"seen":"2026-01-01 12:00:05","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"20"}}');
INSERT INTO outbox VALUES(22,'shop1/order/21/2@1','order.new','shop1',1767240005000,'{"id":"shop1/order/21/2@1","type":"order.new","account":"shop1","source":"order","key":"21","version":1,"seen":"2026-01-01 12:00:05","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"21"}}');
INSERT INTO outbox VALUES(23,'shop1/order/22/2@1','order.new','shop1',1767240005000,'{"id":"shop1/order/22/2@1","type":"order.new","account":"shop1","source":"order","key":"22","version":1,"seen":"2026-01-01 12:00:05","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"22"}}');
INSERT INTO outbox VALUES(24,'shop1/order/23/2@1','order.new','shop1',1767240005000,'{"id":"shop1/order/23/2@1","type":"order.new","account":"shop1","source":"order","key":"23","version":1,"seen":"2026-01-01 12:00:05","order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":5,"trade_id":"23"}}');
INSERT INTO outbox VALUES(25,'shop1/order/0/2@2','order.changed','shop1',1767240006000,'{"id":"shop1/order/0/2@2","type":"order.changed","account":"shop1","source":"order","key":"0","version":2,"seen":"2026-01-01 12:00:06","changed":{"tk_status":[0,6]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"0"}}');
INSERT INTO outbox VALUES(26,'shop1/order/1/2@2','order.changed','shop1',1767240006000,'{"id":"shop1/order/1/2@2","type":"order.changed","account":"shop1","source":"order","key":"1","version":2,"seen":"2026-01-01 12:00:06","changed":{"tk_status":[0,6]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"1"}}');
INSERT INTO outbox VALUES(27,'shop1/order/2/2@2','order.changed','shop1',1767240006000,'{"id":"shop1/order/2/2@2","type":"order.changed","account":"shop1","source":"order","key":"2","version":2,"seen":"2026-01-01 12:00:06","changed":{"tk_status":[0,6]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"2"}}');
INSERT INTO outbox VALUES(28,'shop1/order/3/2@2','order.changed','shop1',1767240006000,'{"id":"shop1/order/3/2@2","type":"order.changed","account":"shop1","source":"order","key":"3","version":2,"seen":"2026-01-01 12:00:06","changed":{"tk_status":[0,6]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":6,"trade_id":"3"}}');
INSERT INTO outbox VALUES(29,'shop1/order/4/2@2','order.changed','shop1',1767240007000,'{"id":"shop1/order/4/2@2","type":"order.changed","account":"shop1","source":"order","key":"4","version":2,"seen":"2026-01-01 12:00:07","changed":{"tk_status":[1,7]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"4"}}');
INSERT INTO outbox VALUES(30,'shop1/order/5/2@2','order.changed','shop1',1767240007000,'{"id":"shop1/order/5/2@2","type":"order.changed","account":"shop1","source":"order","key":"5","version":2,"seen":"2026-01-01 12:00:07","changed":{"tk_status":[1,7]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"5"}}');
INSERT INTO outbox VALUES(31,'shop1/order/6/2@2','order.changed','shop1',1767240007000,'{"id":"shop1/order/6/2@2","type":"order.changed","account":"shop1","source":"order","key":"6","version":2,"seen":"2026-01-01 12:00:07","changed":{"tk_status":[1,7]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"6"}}');
INSERT INTO outbox VALUES(32,'shop1/order/7/2@2','order.changed','shop1',1767240007000,'{"id":"shop1/order/7/2@2","type":"order.changed","account":"shop1","source":"order","key":"7","version":2,"seen":"2026-01-01 12:00:07","changed":{"tk_status":[1,7]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":7,"trade_id":"7"}}');
INSERT INTO outbox VALUES(33,'shop1/order/8/2@2','order.changed','shop1',1767240008000,'{"id":"shop1/order/8/2@2","type":"order.changed","account":"shop1","source":"order","key":"8","version":2,"seen":"2026-01-01 12:00:08","changed":{"tk_status":[2,8]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"8"}}');
INSERT INTO outbox VALUES(34,'shop1/order/9/2@2','order.changed','shop1',1767240008000,'{"id":"shop1/order/9/2@2","type":"order.changed","account":"shop1","source":"order","key":"9","version":2,"seen":"2026-01-01 12:00:08","changed":{"tk_status":[2,8]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"9"}}');
INSERT INTO outbox VALUES(35,'shop1/order/10/2@2','order.changed','shop1',1767240008000,'{"id":"shop1/order/10/2@2","type":"order.changed","account":"shop1","source":"order","key":"10","version":2,"seen":"2026-01-01 12:00:08","changed":{"tk_status":[2,8]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"10"}}');
INSERT INTO outbox VALUES(36,'shop1/order/11/2@2','order.changed','shop1',1767240008000,'{"id":"shop1/order/11/2@2","type":"order.changed","account":"shop1","source":"order","key":"11","version":2,"seen":"2026-01-01 12:00:08","changed":{"tk_status":[2,8]},"order":{"title":"连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙连衣裙","tk_status":8,"trade_id":"11"}}');
CREATE TABLE sink (
    name text primary key,
    pos integer not null
) strict, without rowid;
CREATE TABLE quarantine (
    id integer primary key autoincrement,
    stream integer not null references stream,
    a integer not null,
    b integer not null,
    seen integer not null,
    why text not null,
    body text not null
) strict;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('open_window',3);
INSERT INTO sqlite_sequence VALUES('outbox',36);
CREATE INDEX record_created on record (created);
CREATE INDEX record_trade on record (trade) where trade is not null;
COMMIT;
