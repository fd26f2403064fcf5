#pragma once

/// Everything that reads, writes and checks options, under one name.
#include "regard/config/consistency.h"
#include "regard/config/duration.h"
#include "regard/config/json_io.h"
#include "regard/config/nearest.h"
#include "regard/config/range_check.h"
#include "regard/config/toml_io.h"
