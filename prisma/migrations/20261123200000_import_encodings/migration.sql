-- Excel for Mac writes "CSV (Macintosh)".
alter table extension_import drop constraint extension_import_encoding_check;
alter table extension_import add constraint extension_import_encoding_check
  check (encoding in ('utf-8', 'utf-16', 'windows-1252', 'macintosh'));
