#pragma once

#include <ostream>
#include <span>

#include "regard/view/gaze.h"

namespace regard {

/// All weights as comma-separated values, quoted by RFC 4180, a line each, names of columns first:
///
///   group,run,update,part,layer,head,row,column,row_piece,column_piece,weight
///
/// Groups, layers, heads, rows and columns are counted from 1. A row looks, a column is looked at:
/// its weights sum to 1. `run` is the gaze's name, `update` is empty but in a timeline, pieces have
/// their marks, weights all their digits.
void write_gazes_csv(std::span<const GazeGroup> groups, std::ostream& stream);

}  // namespace regard
