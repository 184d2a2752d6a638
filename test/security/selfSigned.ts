/** A certificate that nobody has signed but itself, for localhost, and its key: a stand-in for somebody in between. */
export const selfSigned = {
    key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSH/BqsZfHszfaaav
oyZYJEjNq8VOcyi0NeZ5m8tp1yChRANCAARkVWdzhRClaTdi51OirSCVeL6pGQle
fzgIbz9EtxCP+vB8SELgfF16b5GxZ+z+DQDSw86dQxLWc6aZCfSnAEog
-----END PRIVATE KEY-----`,
    cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUaUDj8bi8u9TPnVqSoFXNv/jF7j8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjAxMTI1OVoYDzIxMjYxMTAy
MDExMjU5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARkVWdzhRClaTdi51OirSCVeL6pGQlefzgIbz9EtxCP+vB8SELgfF16
b5GxZ+z+DQDSw86dQxLWc6aZCfSnAEogo28wbTAdBgNVHQ4EFgQUocumXq29bDu6
aQvki3UYZudjf+QwHwYDVR0jBBgwFoAUocumXq29bDu6aQvki3UYZudjf+QwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgVHkS32e35EwPn10gaLsmSvDQumwWFTw5BLCuo/2YZKACIHiD
CyNB0cAQ18cIy/HDYV6RBx2yTM4PNJlEs7V4Jraq
-----END CERTIFICATE-----`,
};
