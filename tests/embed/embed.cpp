#include <iostream>

#include "regard/base/error.h"
#include "regard/translation/translator.h"

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: embed MODEL TEXT\n";
    return 2;
  }
  const regard::Translator translator{argv[1]};
  std::cout << translator.translate(argv[2]) << '\n';
} catch (const regard::Error& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
