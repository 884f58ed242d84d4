update newsroom.importing set events = $1, sha256 = $2
