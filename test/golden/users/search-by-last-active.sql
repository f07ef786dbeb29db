SELECT f.user_no FROM users f WHERE +f.gone_at IS NULL AND (+f.name_search LIKE ? ESCAPE '!' OR +f.email_search LIKE ? ESCAPE '!') LIMIT ?
-- ["%50!%!_o!!f'%","%50!%!_o!!f'%",1001]

SELECT COUNT(*) AS n FROM users f WHERE +f.gone_at IS NULL AND (+f.name_search LIKE ? ESCAPE '!' OR +f.email_search LIKE ? ESCAPE '!')
-- ["%50!%!_o!!f'%","%50!%!_o!!f'%"]

SELECT COUNT(*) AS n FROM users f WHERE +f.gone_at IS NULL AND (+f.name_search LIKE ? ESCAPE '!' OR +f.email_search LIKE ? ESCAPE '!')
-- ["%50!%!_o!!f'%","%50!%!_o!!f'%"]

SELECT user_no FROM (SELECT f.user_no, (SELECT h.effective_at FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at IS NOT NULL LIMIT 1) AS key0 FROM (SELECT f.user_no FROM users f WHERE +f.gone_at IS NULL AND (+f.name_search LIKE ? ESCAPE '!' OR +f.email_search LIKE ? ESCAPE '!')) f) keyed ORDER BY key0 IS NULL, key0 DESC, user_no DESC LIMIT ? OFFSET ?
-- [1,"%50!%!_o!!f'%","%50!%!_o!!f'%",0,0]

-- users: 
