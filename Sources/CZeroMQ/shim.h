/* libzmq as it is: sockets for the Jupyter channels. */
#include <zmq.h>
