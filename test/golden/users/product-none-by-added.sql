SELECT f.user_no FROM users f WHERE +f.gone_at IS NULL AND (f.user_no IN (SELECT h.user_no FROM activity h WHERE h.scope_no IN (?) AND h.is_held = 1)) = 0 LIMIT ?
-- [5,1001]

SELECT COUNT(*) AS n FROM users f WHERE f.gone_at IS NULL
-- []

SELECT COUNT(*) AS n FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1
-- [5]

SELECT COUNT(*) AS n FROM users f WHERE f.gone_at IS NULL
-- []

SELECT COUNT(*) AS n FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1
-- [5]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.added_at IS NOT NULL AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) IS NULL ORDER BY f.added_at ASC, f.user_no ASC LIMIT ? OFFSET ?
-- [5,2,0]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.added_at IS NULL AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) IS NULL ORDER BY f.user_no ASC LIMIT ? OFFSET ?
-- [5,1,0]

SELECT user_no FROM (SELECT f.user_no, (SELECT u.added_at FROM users u WHERE u.user_no = f.user_no) AS key0 FROM (SELECT f.user_no FROM users f WHERE +f.gone_at IS NULL AND (f.user_no IN (SELECT h.user_no FROM activity h WHERE h.scope_no IN (?) AND h.is_held = 1)) = 0) f) keyed ORDER BY key0 IS NULL, key0 ASC, user_no ASC LIMIT ? OFFSET ?
-- [5,2,0]

-- users: 1, 3
