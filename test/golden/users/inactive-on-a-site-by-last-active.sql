SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 LIMIT ?) rows0) AS size0, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM activity f WHERE f.scope_no IN (?) AND f.effective_at < ? LIMIT ?) rows1) AS size1
-- [2,10001,2,1787529600000,10001]

SELECT f.user_no FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1 LIMIT ?
-- [2,2,1787529600000,1001]

SELECT COUNT(*) AS n FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1
-- [2,2,1787529600000]

SELECT COUNT(*) AS n FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (f.user_no IN (SELECT h.user_no FROM activity h WHERE h.scope_no IN (?) AND h.effective_at < ?)) = 1
-- [2,2,1787529600000]

SELECT f.user_no FROM activity f WHERE f.scope_no IN (?) AND f.effective_at IS NOT NULL AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1 AND f.effective_at < ? ORDER BY f.effective_at ASC, f.user_no ASC LIMIT ? OFFSET ?
-- [2,2,1787529600000,2,0]

SELECT user_no FROM (SELECT f.user_no, (SELECT h.effective_at FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at IS NOT NULL LIMIT 1) AS key0 FROM (SELECT f.user_no FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1) f) keyed ORDER BY key0 IS NULL, key0 ASC, user_no ASC LIMIT ? OFFSET ?
-- [2,2,2,1787529600000,2,0]

-- users: 2, 1
