-- The server looks every two seconds whether a client is still there while it runs a statement for it. Without that a killed
-- node's locks are held until the statement ends, and Marten's daemon holds its own by statements that sleep for a minute.
-- A server on Windows cannot look, and refuses the setting.
select set_config('client_connection_check_interval', '2s', false)
where version() !~* 'windows|mingw|visual c'
