-- Equal prices are one market whatever they are called: families that hold them count their trials and looks together.
-- Both columns are made by the database itself, for snapshots stored before, too: nobody can store prices and keep them apart.
alter table data_sets
  add column family text generated always as (instrument || '/' || period) stored,
  -- Open, high, low and close: the 32 bytes a bar behind the header, whose length are the first four bytes, and behind the times, which
  -- another time zone at the import would move. Volume comes after them.
  add column prices text generated always as (encode(sha256(substring(content
    from 5 + rows * 8 + get_byte(content, 0) + (get_byte(content, 1) << 8) + (get_byte(content, 2) << 16) + (get_byte(content, 3) << 24)
    for rows * 32)), 'hex')) stored;
create index data_sets_of_family on data_sets (family);
create index data_sets_of_prices on data_sets (prices);
