// The files of Messages as bytes. As literals of Swift they would take half a minute to compile
// after every changed word; C23's #embed takes two seconds, and the build sees a file change.
#include "catalogue.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en[] = {
#embed "../Messages/en.json"
};

static const unsigned char pl[] = {
#embed "../Messages/pl.json"
};

struct catalogue catalogue_en(void) { return (struct catalogue){en, sizeof en}; }
struct catalogue catalogue_pl(void) { return (struct catalogue){pl, sizeof pl}; }
