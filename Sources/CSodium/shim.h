/* libsodium as it is: the ciphers of CurveZMQ. */
#include <sodium.h>
