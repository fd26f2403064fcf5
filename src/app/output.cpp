#include "app/output.h"

#include <iostream>

#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {

void write_output(const std::string& path, const std::function<void(std::ostream&)>& produce) {
  if (!path.empty()) return write_file(path, produce);
  produce(std::cout);
  flush_output(std::cout);
}

void print_output(const std::string& text) {
  std::cout << text;
  flush_output(std::cout);
}

void flush_output(std::ostream& stream) {
  stream.flush();
  if (!stream) throw Error("the output cannot be written: it is closed, or its disk is full");
}

}  // namespace regard
