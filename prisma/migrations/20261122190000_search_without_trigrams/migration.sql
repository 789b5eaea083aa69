-- A trigram that every company's texts hold (a mail domain) made each search read the index of all companies: seconds in
-- a company of 1,000 extensions beside 1,000 others (docs/performance.md). A search now reads its own company's rows.
-- The extensions pg_trgm and btree_gin stay: an administrator may have made them.
drop function search_extension(text);
drop index extension_tenant_id_search_text_idx;
