// The main function of every test executable, compiled once.
#define BOOST_TEST_MODULE tieuchi
#include <boost/test/unit_test.hpp>
