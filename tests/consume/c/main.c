#include <stddef.h>
#include <tieuchi/c_api.h>

int main(void) { return tieuchi_version() == NULL; }
