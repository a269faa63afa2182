#ifndef CATALOGUE_H
#define CATALOGUE_H

#include <stddef.h>

/// A file of texts as it was when the program was built; it lives as long as the program.
struct catalogue {
    const unsigned char *_Nonnull bytes;
    size_t size;
};

struct catalogue catalogue_en(void);
struct catalogue catalogue_pl(void);

#endif
